import { nextWithin } from '#lib/services/contact/hours.ts';
import { zonesOf } from '#lib/services/contact/zones.ts';
import type { SdrConfig } from './schema.ts';

/** As an end it means midnight, which has no number among 0 to 23. */
const LAST_HOUR = 23;

/**
 * Whether a lead may be contacted at a moment: it is within the configured hours in every zone where the lead may be,
 * which its number tells, else where the business is. Each zone is looked at once.
 */
export function businessHours(
  config: Pick<SdrConfig, 'business_hours_start' | 'business_hours_end'>,
  businessZone: string,
  at: Date,
): (phone: string | null) => boolean {
  const end = config.business_hours_end === LAST_HOUR ? 24 : config.business_hours_end;
  const hours = { start: config.business_hours_start * 60, end: end * 60 };
  const open = new Map<string, boolean>();
  const isOpen = (zone: string): boolean => {
    let known = open.get(zone);
    if (known === undefined) {
      known = nextWithin([zone], hours, at)?.getTime() === at.getTime();
      open.set(zone, known);
    }
    return known;
  };
  return (phone) => {
    const zones = phone ? zonesOf(phone) : [];
    return zones.length > 0 ? zones.every(isOpen) : isOpen(businessZone);
  };
}

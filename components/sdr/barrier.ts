import { HOUR_MS } from '#lib/core/duration.ts';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import type { SdrLead } from './queries.ts';

/** Why a lead may not be contacted by hand now, as far as the pipeline knows; the lists are the contact gate's. */
export function barrier(
  channel: 'call' | 'sms' | 'email',
  lead: Pick<SdrLead, 'email' | 'phone' | 'paused' | 'touch_count' | 'hold' | 'last_touch'>,
  config: Pick<SdrConfig, 'max_touches' | 'min_touch_gap_hours'>,
): { why: string; until: string | null } | null {
  const bar = (why: string, until: string | null = null) => ({ why, until });
  if (channel === 'email' && !lead.email) return bar('No email address is known.');
  if (channel !== 'email' && !lead.phone) return bar('No phone number is known.');
  if (lead.paused) return bar('Paused. Resume this lead first.');
  if (lead.touch_count >= config.max_touches) return bar(`Contacted ${lead.touch_count} times, as often as you allow.`);
  if (lead.last_touch === null) return null;
  const until = new Date(Date.parse(lead.last_touch) + config.min_touch_gap_hours * HOUR_MS);
  if (until <= new Date()) return null;
  return bar(`Contacted less than ${config.min_touch_gap_hours} hours ago.`, until.toISOString());
}

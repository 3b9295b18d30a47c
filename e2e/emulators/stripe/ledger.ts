import { Refused } from '#e2e/emulators/kit/server.ts';

/** Stripe's words for a parameter that it does not take. */
export const refusal = (param: string | undefined, message: string, code?: string, status = 400): Refused =>
  new Refused(status, { error: { type: 'invalid_request_error', message, param, code } });

/** As Stripe holds it: for so long the name of an event is known, and so old or early may it be. */
const KNOWN_SECONDS = 24 * 3600;
const OLDEST_SECONDS = 35 * 86_400;
const EARLIEST_SECONDS = 300;

export interface MeterEvent {
  /** The name of the meter's event. */
  event: string;
  identifier: string;
  customer: string;
  value: number;
  timestamp: number;
  takenAt: number;
  canceled: boolean;
}

/** What was told to the meters, each name once within a day, and what that comes to. */
export class MeterLedger {
  readonly events: MeterEvent[] = [];

  take(event: Omit<MeterEvent, 'takenAt' | 'canceled'>, now: number): void {
    const { identifier, timestamp, value } = event;
    if (timestamp < now - OLDEST_SECONDS) throw refusal('timestamp', 'The timestamp is too far in the past.');
    if (timestamp > now + EARLIEST_SECONDS) throw refusal('timestamp', 'The timestamp is too far in the future.');
    if (!Number.isSafeInteger(value)) throw refusal('payload[value]', 'The value must be a whole number.');
    if (this.events.some((known) => known.identifier === identifier && known.takenAt > now - KNOWN_SECONDS)) {
      throw refusal('identifier', `An event already exists with identifier ${identifier}.`, 'duplicate_meter_event');
    }
    this.events.push({ ...event, takenAt: now, canceled: false });
  }

  cancel(identifier: string, now: number): void {
    const event = this.events.find((known) => known.identifier === identifier);
    if (!event) throw refusal('cancel[identifier]', `No such meter event: ${identifier}`, 'resource_missing', 404);
    if (event.takenAt < now - KNOWN_SECONDS) throw refusal('cancel[identifier]', 'The event is older than 24 hours.');
    event.canceled = true;
  }

  /** What a customer has used of a meter in all, as it will be invoiced. */
  total(customer: string, meter = 'conversation_seconds'): number {
    const counted = this.events.filter(
      (event) => event.customer === customer && event.event === meter && !event.canceled,
    );
    return counted.reduce((sum, { value }) => sum + value, 0);
  }
}

import type { ErrorCode } from '#lib/core/errors.ts';
import { CHANNELS, type Channel, type ConsentState, PURPOSES, type Purpose } from './schema.ts';

/** What the rules look at. Gathered for many contacts at once (`facts.ts`); the rules themselves ask nothing. */
export interface Facts {
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** Why a number is refused on every path (`core/phone.ts`). */
  readonly refusal: string | null;
  readonly onDnc: boolean;
  /** What the person said last of this channel, or their mailbox did. */
  readonly consent: ConsentState | null;
  readonly optInRequired: boolean;
  readonly at: Date;
  /** The first moment from one on that lies within the hours of every zone the person may be in; null: never. */
  readonly nextWithinHours: (from: Date) => Date | null;
  /** When there will be room below the cap again; null where there is now. */
  readonly roomAt: Date | null;
}

export interface Rule {
  /** The reason that a decision gives. */
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly purposes: readonly Purpose[];
  /** What the rule says, in a sentence for people. */
  readonly says: string;
  /** The error of a path that refuses outright. */
  readonly code: ErrorCode;
  /** What it forbids today may be allowed later, without anyone's doing. */
  readonly passes?: true;
  forbids(facts: Facts): boolean;
}

const BY_PHONE = ['call', 'sms', 'whatsapp'] as const;
/** Where the product chooses the moment. Elsewhere somebody else does, and only lists and refusals count. */
export const PRODUCT_CHOOSES: readonly Purpose[] = ['sdr', 'campaign', 'agent_tool'];
/** Turning to somebody, not answering them and not telling the owner something. */
const UNASKED: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== 'auto_reply' && purpose !== 'notice');

/** Which rule holds where. A decision names every rule that forbids it, in this order. */
export const RULES: readonly Rule[] = [
  {
    name: 'number_refused',
    channels: BY_PHONE,
    purposes: PURPOSES,
    says: 'Premium-rate, emergency, satellite and short numbers are not contacted.',
    code: 'validation_error',
    forbids: ({ refusal }) => refusal !== null,
  },
  {
    name: 'number_on_dnc',
    channels: BY_PHONE,
    purposes: PURPOSES,
    says: 'This number is on the do-not-call list.',
    code: 'number_on_dnc',
    forbids: ({ onDnc }) => onDnc,
  },
  {
    name: 'number_opted_out',
    channels: BY_PHONE,
    purposes: PURPOSES,
    says: 'This number has opted out of being contacted this way.',
    code: 'number_opted_out',
    forbids: ({ consent }) => consent === 'out',
  },
  {
    name: 'email_opted_out',
    channels: ['email'],
    purposes: PURPOSES,
    says: 'This address has unsubscribed from emails.',
    code: 'contact_refused',
    forbids: ({ consent }) => consent === 'out',
  },
  {
    name: 'email_bounced',
    channels: ['email'],
    purposes: PURPOSES,
    says: 'Emails to this address came back.',
    code: 'contact_refused',
    forbids: ({ consent }) => consent === 'bounced',
  },
  {
    name: 'no_consent',
    channels: ['sms'],
    purposes: UNASKED,
    says: 'This business texts only numbers that have opted in, and this one has not.',
    code: 'number_opted_out',
    forbids: ({ optInRequired, consent }) => optInRequired && consent === null,
  },
  {
    name: 'outside_calling_hours',
    channels: BY_PHONE,
    purposes: PRODUCT_CHOOSES,
    says: 'It is too early or too late where the recipient may be.',
    code: 'contact_refused',
    passes: true,
    forbids: ({ at, nextWithinHours }) => nextWithinHours(at)?.getTime() !== at.getTime(),
  },
  {
    name: 'too_frequent',
    channels: CHANNELS,
    purposes: PRODUCT_CHOOSES,
    says: 'This recipient has been contacted as often as the business allows for now.',
    code: 'contact_refused',
    passes: true,
    forbids: ({ roomAt }) => roomAt !== null,
  },
];

export interface Verdict {
  readonly allowed: boolean;
  /** Names of the rules that forbid it. */
  readonly reasons: string[];
  /** When the same would be allowed as far as hours and frequency go; null where allowed, or where time changes nothing. */
  readonly nextAllowedAt: string | null;
}

/** Asks every rule that holds for the channel and purpose. */
export function judge(facts: Facts): Verdict {
  const broken = RULES.filter(
    (rule) => rule.channels.includes(facts.channel) && rule.purposes.includes(facts.purpose) && rule.forbids(facts),
  );
  const waits = broken.length > 0 && broken.every(({ passes }) => passes);
  const next = waits ? nextAllowed(facts) : null;
  return {
    allowed: broken.length === 0,
    reasons: broken.map(({ name }) => name),
    nextAllowedAt: next?.toISOString() ?? null,
  };
}

/** Hours hold for what goes by phone; an email may wait for room alone. */
const nextAllowed = ({ channel, at, roomAt, nextWithinHours }: Facts): Date | null =>
  channel === 'email' ? roomAt : nextWithinHours(roomAt ?? at);

import type { CallReport, CarrierEvent, HangupCause } from '#lib/adapters/carrier/port.ts';
import { type CallStatus, TERMINAL } from './schema.ts';

/** What the state machine knows of a call. Times are ISO 8601. */
export interface CallState {
  status: CallStatus;
  startedAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  duration: number | null;
  endedReason: string | null;
  hangupCause: HangupCause | null;
  /** Somebody here asked to hang up: a canceled call was ended by them, whoever reports that first. */
  hangupAsked: boolean;
}

/** Hung up by whoever watched the call. */
export const HUNG_UP = 'hung-up-by-operator';

export const QUEUED: CallState = {
  status: 'queued',
  startedAt: null,
  answeredAt: null,
  endedAt: null,
  duration: null,
  endedReason: null,
  hangupCause: null,
  hangupAsked: false,
};

const RANK: Readonly<Record<CallStatus, number>> = {
  queued: 0,
  ringing: 1,
  'in-progress': 2,
  completed: 3,
  failed: 3,
  'no-answer': 3,
  busy: 3,
  canceled: 3,
};

export const isTerminal = (status: CallStatus): boolean => TERMINAL.includes(status);

/** The earlier of a known moment and this one: an event that arrives late must not make times run backwards. */
const notAfter = (limit: string | null, at: string): string => (limit !== null && limit < at ? limit : at);

/**
 * queued → ringing → in-progress → one of the ends. Only forward: what arrives late, twice or out of order moves nothing
 * back and changes no end. Pure; the same events in any order and number that include an end reach an end.
 */
export function transition(state: CallState, event: CarrierEvent): CallState {
  if (isTerminal(state.status)) return state;
  const at = event.at.toISOString();
  switch (event.type) {
    case 'ringing':
      return RANK[state.status] >= RANK.ringing
        ? state
        : { ...state, status: 'ringing', startedAt: state.startedAt ?? at };
    case 'forwarded':
      return state; // kept beside the state (`advance.ts`)
    case 'answered':
    case 'speech': // words are proof of an answer that was itself lost
      if (RANK[state.status] >= RANK['in-progress']) return state;
      return { ...state, status: 'in-progress', startedAt: notAfter(state.startedAt, at), answeredAt: at };
    case 'ended':
      return end(state, event, at);
  }
}

const latest = (...moments: (string | null)[]): string =>
  moments.reduce((a: string, b) => (b !== null && b > a ? b : a), '');

function end(state: CallState, event: CallReport['ended'], at: string): CallState {
  const spoke = state.answeredAt !== null || event.outcome === 'completed';
  const endedAt = latest(at, state.startedAt, state.answeredAt);
  const talkBegan = new Date(Date.parse(endedAt) - (event.seconds ?? 0) * 1000).toISOString();
  const answeredAt = spoke ? (state.answeredAt ?? latest(state.startedAt, talkBegan)) : null;
  const measured = event.seconds ?? (answeredAt === null ? 0 : (Date.parse(endedAt) - Date.parse(answeredAt)) / 1000);
  return {
    ...state,
    // An answered call that the carrier calls unanswered, busy or canceled was a conversation that was cut short.
    status: state.answeredAt !== null && event.outcome !== 'failed' ? 'completed' : event.outcome,
    startedAt: state.startedAt ?? answeredAt ?? endedAt,
    answeredAt,
    endedAt,
    duration: spoke ? Math.max(1, Math.round(measured)) : null,
    endedReason: state.hangupAsked && event.cause === 'ORIGINATOR_CANCEL' ? HUNG_UP : event.reason,
    hangupCause: event.cause,
  };
}

/**
 * What a carrier's report makes of a call. How the call ended stays where that is known; the carrier's own times win over
 * the moments at which we heard of them. Whatever came before it and in whatever order, the report ends in the same.
 */
export function settle(state: CallState, report: CallReport): CallState {
  const { ended, turns } = report;
  const talked = report.answeredAt !== null && (ended.outcome === 'completed' || turns.length > 0);
  const answeredAt = talked ? (report.answeredAt as Date).toISOString() : state.answeredAt;
  const over = isTerminal(state.status) ? state : end({ ...state, answeredAt }, ended, ended.at.toISOString());
  if (!talked || answeredAt === null) return over;
  const endedAt = latest(ended.at.toISOString(), answeredAt);
  const seconds = (Date.parse(endedAt) - Date.parse(answeredAt)) / 1000;
  return {
    ...over,
    startedAt: notAfter(over.startedAt, answeredAt),
    answeredAt,
    endedAt,
    duration: Math.max(1, Math.round(seconds)),
  };
}

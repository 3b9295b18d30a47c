import type { CallDetail, CallStatus } from '#lib/services/calls/schema.ts';

const OPEN: readonly CallStatus[] = ['queued', 'ringing', 'in-progress'];

/** Nothing more will be said on this call. */
export const isOver = (call: { status: CallStatus }): boolean => !OPEN.includes(call.status);

/** Milliseconds until a call should be asked for again; false when nothing about it will change any more. */
export function pollEvery(call: CallDetail | undefined): number | false {
  if (!call) return false;
  if (!isOver(call)) return 700;
  if (call.concluded_at === null || call.recording === 'pending') return 1500;
  return false;
}

/** Who is on the other side: the lead's name, the name given for the call, or the number. */
export function otherSide(call: {
  direction: 'inbound' | 'outbound';
  from: string | null;
  to: string;
  lead_name: string | null;
  name?: string | null;
}): { name: string | null; number: string | null } {
  const number = call.direction === 'inbound' ? call.from : call.to;
  const name = call.lead_name ?? call.name ?? null;
  return { name: name !== null && isNumber(name) ? null : name, number };
}

/** A lead that has told no name is filed under its number, grouped for reading. */
const isNumber = (name: string): boolean => /^\+[\d ]+$/.test(name);

/** The agent as its callers know it: "Kai - Smith Law Firm" says that it is Kai. */
export const spokenName = (agentName: string): string => agentName.split(/\s+[-–—|]\s+/)[0] ?? agentName;

/** The first name that a person is filed under; null where there is only an address, a number or nothing. */
export function firstNameOf(name: string | null): string | null {
  if (name === null || name === 'Unknown caller' || name.includes('@') || isNumber(name)) return null;
  return name.split(/\s+/)[0] ?? null;
}

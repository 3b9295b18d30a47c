import type { CallDetail } from '#lib/services/calls/schema.ts';

type Field = 'name' | 'phone' | 'email' | 'reason' | 'requested_time';
type Flag = 'opt_out' | 'wants_person' | 'wrong_number' | 'not_interested' | 'solicitor';

/** What `extraction` holds, as far as it is shown. */
type Extraction = Partial<Record<Field, string | null> & Record<Flag, boolean>> & {
  evidence?: Partial<Record<Field, number | null>>;
};

export interface Extracted {
  label: string;
  value: string;
  kind: 'text' | 'phone' | 'email';
  /** Index of the turn it was said in. */
  turn: number | null;
}

const FIELDS: {
  key: 'name' | 'phone' | 'email' | 'reason' | 'requested_time';
  label: string;
  kind: Extracted['kind'];
}[] = [
  { key: 'name', label: 'Name', kind: 'text' },
  { key: 'phone', label: 'Call back at', kind: 'phone' },
  { key: 'email', label: 'Email', kind: 'email' },
  { key: 'reason', label: 'Reason', kind: 'text' },
  { key: 'requested_time', label: 'Asked for', kind: 'text' },
];

/** What the agent wrote down, with the turn that each value was said in. What was not said is left out. */
export function extractedFields(call: CallDetail): Extracted[] {
  const extraction = call.extraction as Extraction | null;
  if (!extraction) return [];
  return FIELDS.flatMap(({ key, label, kind }) => {
    const value = extraction[key];
    return value ? [{ label, value, kind, turn: turnOf(call, extraction.evidence?.[key]) }] : [];
  });
}

/** Things the caller made plain, that one should know before calling back. */
export function extractedFlags(call: CallDetail): string[] {
  const extraction = (call.extraction ?? {}) as Extraction;
  const flags: [boolean | undefined, string][] = [
    [extraction.opt_out, 'Asked never to be called again'],
    [extraction.wants_person, 'Asked for a person'],
    [extraction.wrong_number, 'Wrong number'],
    [extraction.not_interested, 'Not interested'],
    [extraction.solicitor, 'Wanted to sell something'],
  ];
  return flags.flatMap(([set, words]) => (set ? [words] : []));
}

/** Evidence counts the spoken turns; a call's turns also hold notes. */
function turnOf(call: CallDetail, evidence: number | null | undefined): number | null {
  if (evidence === null || evidence === undefined) return null;
  return (call.transcript ?? []).filter((turn) => turn.speaker !== 'note')[evidence]?.index ?? null;
}

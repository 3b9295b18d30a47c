import type { Extraction, Turn } from '#lib/adapters/model/port.ts';

/** A conversation written down, "A:" the agent and "C:" the caller, a line each. */
export const conversation = (text: string): Turn[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ role: line.trim().startsWith('A:') ? 'agent' : 'caller', text: line.trim().slice(2).trim() }));

/** What was read out of it; nothing by default. `evidence` names turns. */
export const reading = ({
  evidence,
  ...fields
}: Partial<Omit<Extraction, 'evidence'>> & { evidence?: Partial<Extraction['evidence']> } = {}): Extraction => ({
  name: null,
  first_name: null,
  last_name: null,
  phone: null,
  email: null,
  reason: null,
  requested_time: null,
  opt_out: false,
  wants_person: false,
  wrong_number: false,
  not_interested: false,
  solicitor: false,
  ...fields,
  evidence: {
    name: null,
    phone: null,
    email: null,
    reason: null,
    requested_time: null,
    opt_out: null,
    wants_person: null,
    ...evidence,
  },
});

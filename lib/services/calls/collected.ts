import { z } from 'zod';
import type { Extraction } from '#lib/adapters/model/port.ts';

/** What a carrier's own reading may add: what was not said is left out, and what does not look like it is passed over. */
const Collected = z.object({
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
  first_name: z.string().trim().min(1).max(100).optional().catch(undefined),
  last_name: z.string().trim().min(1).max(100).optional().catch(undefined),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional()
    .catch(undefined),
  email: z.email().toLowerCase().max(254).optional().catch(undefined),
  reason: z.string().trim().min(1).max(500).optional().catch(undefined),
  requested_time: z.string().trim().min(1).max(200).optional().catch(undefined),
});
/** A wish to be left alone is obeyed whoever heard it. */
const HEARD = ['opt_out', 'wants_person', 'wrong_number', 'not_interested', 'solicitor'] as const;

/**
 * Our own reading of a conversation, with its gaps filled by the carrier's. Ours wins where both have read something:
 * it points at the sentence.
 */
export function withCollected(ours: Extraction, collected: unknown): Extraction {
  const theirs = Collected.catch({}).parse(collected);
  const said = (collected ?? {}) as Readonly<Record<string, unknown>>;
  const named = ours.name === null;
  return {
    ...ours,
    name: ours.name ?? theirs.name ?? null,
    first_name: ours.first_name ?? (named ? (theirs.first_name ?? null) : null),
    last_name: ours.last_name ?? (named ? (theirs.last_name ?? null) : null),
    phone: ours.phone ?? theirs.phone ?? null,
    email: ours.email ?? theirs.email ?? null,
    reason: ours.reason ?? theirs.reason ?? null,
    requested_time: ours.requested_time ?? theirs.requested_time ?? null,
    ...Object.fromEntries(HEARD.map((field) => [field, ours[field] || said[field] === true])),
  };
}

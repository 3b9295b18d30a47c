import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A question the caller asks, located by the 0-based index of its line; `text` occurs in that line as it stands. */
const Question = z.discriminatedUnion('answerable', [
  z.strictObject({
    line: z.int().min(0),
    text: z.string().min(1),
    answerable: z.literal(true),
    /**
     * Lower-case substrings, each of which the agent's answer contains; `a|b` accepts either. A reply that says it
     * does not know is no answer, whatever it contains.
     */
    must_include: z.array(z.string().min(1)).min(1),
    must_not_include: z.array(z.string().min(1)).optional(),
  }),
  z.strictObject({ line: z.int().min(0), text: z.string().min(1), answerable: z.literal(false) }),
]);

const E164 = z.string().regex(/^\+[1-9]\d{7,14}$/);

/**
 * One examined conversation. The caller says `caller_lines` one after the other, whatever the agent says in between.
 *
 * `from` is the number of the other side (the caller, or the lead who is called); null when withheld. Knowing it
 * is not being given it: `expected.phone` holds only a number that the other side states during the call.
 * `expected.name` is the caller's own name, without title; compare it ignoring case, accents and the kind of
 * apostrophe or hyphen. `name_also` lists other readings that are right as well (a nickname the caller gave, the
 * western order of a name). `reason` is a short paraphrase to be compared by content words, not letter by letter.
 */
export const Conversation = z
  .strictObject({
    id: z.string().regex(/^(seen|unseen)-[a-z-]+-\d$/),
    trade: z.string().min(1),
    business: z.string().min(1),
    direction: z.enum(['inbound', 'outbound']),
    system_prompt: z.string().min(200),
    first_message: z.string().min(1),
    from: E164.nullable(),
    caller_lines: z.array(z.string().min(1)).min(1),
    expected: z.strictObject({
      name: z.string().min(1).nullable(),
      phone: E164.nullable(),
      email: z.email().toLowerCase().nullable(),
      reason: z.string().min(3),
      name_also: z.array(z.string().min(1)).optional(),
    }),
    questions: z.array(Question),
  })
  .refine((c) => c.questions.every((q) => c.caller_lines[q.line]?.includes(q.text)), 'a question is not in its line');

export type Conversation = z.infer<typeof Conversation>;
export type ExamQuestion = Conversation['questions'][number];
export type Half = 'seen' | 'unseen';

/** The sorted paths of one half's files. */
export function conversationFiles(half: Half): string[] {
  const folder = join(import.meta.dirname, half);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => join(folder, file));
}

/** Reads and checks one half of the exam; throws a ZodError naming the defect when a file breaks the schema. */
export function loadConversations(half: Half): Conversation[] {
  return conversationFiles(half).map((path) => Conversation.parse(JSON.parse(readFileSync(path, 'utf8'))));
}

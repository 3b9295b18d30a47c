import type { AgentReply } from '#lib/services/rehearsals/schema.ts';

/** What was said, and of an agent's words how it came to them. */
export interface Said {
  role: 'agent' | 'caller';
  text: string;
  reply?: AgentReply;
}
export type Words = Pick<Said, 'role' | 'text'>;

/** As the operation takes it. */
export const wordsOf = (turns: readonly Said[]): Words[] => turns.map(({ role, text }) => ({ role, text }));

export const withWords = (turns: readonly Said[], text: string): Said[] => [...turns, { role: 'caller', text }];

export const withReply = (turns: readonly Said[], reply: AgentReply): Said[] => [
  ...turns,
  { role: 'agent', text: reply.text, reply },
];

/** The conversation up to an answer of the agent, which is to be given again. */
export const upTo = (turns: readonly Said[], index: number): Said[] => turns.slice(0, index);

/** The conversation in which the caller says something else at `index`; what followed was never said. */
export const reworded = (turns: readonly Said[], index: number, text: string): Said[] =>
  withWords(turns.slice(0, index), text);

export const isOver = (turns: readonly Said[]): boolean => turns.at(-1)?.reply?.end_call ?? false;

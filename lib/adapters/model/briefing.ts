/** Said in the caller's place before anyone has spoken: chat models want a first user message. */
export const CONNECTED = '(the call is connected)';

const HEADING = '# This call';
const NUMBER = /^- The other party's number: (\+\d+)$/m;

const MANNER = [
  'You are speaking on the telephone: one to three short sentences, no lists, no markup.',
  'State only what is written above. When the answer is not there, call note_unanswered and say that someone will follow up.',
  'Ask for one thing at a time. Read the name and the number back before you rely on them.',
  'When asked whether you are a person, say that you are an automated assistant.',
  'When the conversation is over, say goodbye and call end_call.',
];

/** The agent's prompt, followed by what every phone call needs to say about itself. */
export function briefed(system: string, callerNumber: string | null | undefined): string {
  const lines = callerNumber ? [`The other party's number: ${callerNumber}`, ...MANNER] : MANNER;
  return `${system.trim()}\n\n${HEADING}\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** Undoes `briefed`: the agent's own prompt, and the number if one was given. */
export function unbriefed(system: string): { prompt: string; callerNumber: string | null } {
  const at = system.lastIndexOf(`\n${HEADING}\n`);
  if (at < 0) return { prompt: system, callerNumber: null };
  return { prompt: system.slice(0, at), callerNumber: NUMBER.exec(system.slice(at))?.[1] ?? null };
}

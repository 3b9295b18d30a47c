import { formatClock } from '#components/ui/format-time.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { spokenName } from './call-state.ts';

/** The conversation as plain text, one line per turn: "0:06  Kai: Thanks for calling." */
export function transcriptText(call: CallDetail, callerName: string): string {
  const names = { agent: spokenName(call.agent_name), caller: callerName };
  return (call.transcript ?? [])
    .map(({ speaker, start_ms, text }) => {
      const words = speaker === 'note' ? `[${text}]` : `${names[speaker]}: ${text}`;
      return `${formatClock(start_ms / 1000)}  ${words}\n`;
    })
    .join('');
}

/** Hands a text to the browser as a file. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** `call-2026-11-22-3f2a91c0.json`: the day, and enough of the id to tell two calls apart. */
export const fileName = ({ created_at, id }: Pick<CallDetail, 'created_at' | 'id'>, ending: string): string =>
  `call-${created_at.slice(0, 10)}-${id.slice(-8)}.${ending}`;

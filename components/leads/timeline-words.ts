import { endedWords } from '#components/calls/ended-words.ts';
import type { TimelineItem } from '#lib/services/lead-record/schema.ts';
import { sourceWords } from './lead-name.tsx';
import { wordOf } from './lead-words.ts';

const DECIDED: Readonly<Record<string, string>> = {
  skip: 'Skipped for now',
  pause: 'Paused in SDR',
  resume: 'Resumed in SDR',
  escalate: 'Left to you by SDR',
  call: 'Called by SDR',
  sms: 'Texted by SDR',
  email: 'Emailed by SDR',
};

const SENT: Readonly<Record<string, string>> = {
  pending_approval: 'waits for approval',
  approved: 'on its way',
  sending: 'on its way',
  queued: 'on its way',
  failed: 'not sent',
  undelivered: 'not delivered',
  rejected: 'turned down',
  canceled: 'not sent',
};

/** What one thing that happened with a lead was, in a few words. */
export function headline(item: TimelineItem, leadName: string): string {
  const first = leadName.startsWith('+') ? 'They' : (leadName.split(' ')[0] ?? leadName);
  const agent = item.by ?? 'Your agent';
  switch (item.kind) {
    case 'call':
      return item.direction === 'inbound' ? `${first} called` : `${agent} called ${first === 'They' ? 'them' : first}`;
    case 'text':
      return item.direction === 'inbound' ? `${first} wrote` : `${agent} wrote`;
    case 'email':
      return `Email: ${item.title}`;
    case 'note':
      return 'Note';
    case 'status':
      return `${wordOf(item.before ?? '')} to ${wordOf(item.status ?? '').toLowerCase()}`;
    case 'touch':
      return DECIDED[item.title ?? ''] ?? 'Decided in SDR';
    case 'filed':
      return `Came as a lead: ${uncapitalized(sourceWords(item.title ?? ''))}`;
  }
}

/** What became of it, where that is not plain. */
export function outcome(item: TimelineItem, leadName: string): string | null {
  if (item.kind === 'call') {
    const who = leadName.startsWith('+') ? 'The caller' : (leadName.split(' ')[0] ?? leadName);
    return item.status === 'completed' && item.text !== null
      ? null
      : endedWords(item.ended_reason, item.status ?? '', who, item.by ?? 'Your agent');
  }
  if (item.kind === 'text' || item.kind === 'email') return SENT[item.status ?? ''] ?? null;
  return null;
}

/** Who did it: the team by their address, the product by what it did. */
export function doer(item: TimelineItem, own: boolean): string | null {
  if (item.kind === 'note' || item.kind === 'status') {
    if (own) return 'you';
    if (item.by === 'API') return 'the API';
    return item.by ?? 'KaiCalls';
  }
  return item.touch !== null && item.kind !== 'touch' ? `SDR, touch ${item.touch}` : null;
}

/** As it stands within a sentence; abbreviations ("API") stay as they are. */
const uncapitalized = (words: string): string => words.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

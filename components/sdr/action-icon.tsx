import { CircleSlash, Mail, MessageSquare, Pause, Phone, Play, SkipForward, UserRound } from 'lucide-react';
import type { ActivityRow } from './queries.ts';
import type { NextAction } from './sdr-words.ts';

const ICONS = {
  call: Phone,
  sms: MessageSquare,
  email: Mail,
  escalate: UserRound,
  skip: SkipForward,
  pause: Pause,
  resume: Play,
  none: CircleSlash,
} as const;

/** The mark of what is done, beside its word. */
export function ActionIcon({ action }: { action: NextAction | ActivityRow['action'] | 'none' }) {
  const Icon = ICONS[action];
  return <Icon className="size-3.5 shrink-0 text-muted-foreground" strokeWidth={2} aria-hidden />;
}

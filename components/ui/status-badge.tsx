import { Ban, Check, FlaskConical, type LucideIcon, PhoneMissed, PhoneOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type StatusTone = 'live' | 'done' | 'waiting' | 'missed' | 'failed' | 'off' | 'test';

const icons: Record<Exclude<StatusTone, 'live' | 'waiting'>, LucideIcon> = {
  done: Check,
  missed: PhoneMissed,
  failed: TriangleAlert,
  off: Ban,
  test: FlaskConical,
};

const tones: Record<StatusTone, string> = {
  live: 'text-live',
  done: 'text-muted-foreground',
  waiting: 'text-muted-foreground',
  missed: 'text-missed',
  failed: 'text-failed',
  off: 'text-muted-foreground',
  test: 'text-test',
};

/** A state as an icon and a word, never colour alone. Violet belongs to test mode only. */
export function StatusBadge(props: { tone: StatusTone; icon?: LucideIcon; children: ReactNode; className?: string }) {
  const Icon = props.icon ?? (props.tone === 'live' || props.tone === 'waiting' ? null : icons[props.tone]);
  return (
    <span
      data-slot="status"
      data-tone={props.tone}
      className={cn(
        'tabular inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium text-xs',
        tones[props.tone],
        props.className,
      )}
    >
      {Icon ? (
        <Icon className="size-3.5 shrink-0" strokeWidth={2} aria-hidden />
      ) : (
        <Pulse still={props.tone === 'waiting'} />
      )}
      {props.children}
    </span>
  );
}

/** The slow pulse of something that is happening now; still, a ring, for what has yet to begin. */
export function Pulse({ still }: { still?: boolean }) {
  return (
    <span className="relative grid size-3.5 shrink-0 place-items-center" aria-hidden>
      {still ? (
        <span className="size-2 rounded-full border-[1.5px] border-current" />
      ) : (
        <>
          <span className="absolute size-2 animate-live rounded-full bg-current" />
          <span className="size-2 rounded-full bg-current" />
        </>
      )}
    </span>
  );
}

/** How a call stands, in the owner's words. */
const calls: Record<string, { tone: StatusTone; word: string; icon?: LucideIcon }> = {
  queued: { tone: 'waiting', word: 'Waiting' },
  ringing: { tone: 'live', word: 'Ringing' },
  'in-progress': { tone: 'live', word: 'Live' },
  completed: { tone: 'done', word: 'Completed' },
  'no-answer': { tone: 'missed', word: 'No answer' },
  missed: { tone: 'missed', word: 'Missed' },
  busy: { tone: 'missed', word: 'Busy', icon: PhoneOff },
  failed: { tone: 'failed', word: 'Failed' },
  canceled: { tone: 'off', word: 'Canceled' },
};

/** `children` replaces or follows the word, such as the running clock of a live call. */
export function CallStatus(props: { status: string; detail?: ReactNode; className?: string }) {
  const { tone, word, icon } = calls[props.status] ?? { tone: 'waiting' as const, word: props.status };
  return (
    <StatusBadge tone={tone} icon={icon} className={props.className}>
      {word}
      {props.detail}
    </StatusBadge>
  );
}

'use client';

import { CircleHelp, PhoneOff } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Said } from './talk.ts';

/** A conversation as it goes: who said what, set apart by a two-pixel rule, with what one can do to a turn beside it. */
export function TalkTurns(props: {
  turns: readonly Said[];
  agentName: string;
  thinking: boolean;
  over?: boolean;
  /** A turn that something else points at. */
  lit?: number | null;
  actions?: (turn: Said, index: number) => ReactNode;
  /** Stands in place of a turn's words while they are being changed. */
  instead?: (turn: Said, index: number) => ReactElement | null;
  /** Below an answer: what it is made of, and what it lacks. */
  notes?: boolean;
}) {
  return (
    <ol className="grid gap-1">
      {props.turns.map((turn, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a turn is its place in the conversation
          key={index}
          id={`turn-${index}`}
          className={cn(
            'group/turn min-w-0 rounded-r-sm border-l-2 py-1 pr-1 pl-3.5 transition-colors',
            turn.role === 'agent' ? 'border-primary' : 'border-input',
            props.lit === index && 'bg-live-soft',
          )}
        >
          <div className="flex h-7 items-center justify-between gap-2">
            <span className="text-muted-foreground text-xs">{turn.role === 'agent' ? props.agentName : 'You'}</span>
            <span className="flex opacity-0 transition-opacity focus-within:opacity-100 group-hover/turn:opacity-100 [@media(hover:none)]:opacity-100">
              {props.actions?.(turn, index)}
            </span>
          </div>
          {props.instead?.(turn, index) || <p className="wrap-anywhere text-base">{turn.text}</p>}
          {props.notes && turn.reply && <Notes reply={turn.reply} />}
        </li>
      ))}
      {props.thinking && (
        <li className="border-primary border-l-2 py-1 pl-3.5" aria-label={`${props.agentName} is thinking`}>
          <span className="flex h-7 items-center text-muted-foreground text-xs">{props.agentName}</span>
          <span className="flex h-5 items-center gap-1" aria-hidden>
            {[0, 1, 2].map((dot) => (
              <span
                key={dot}
                className="size-1.5 animate-pulse rounded-full bg-faint motion-reduce:animate-none"
                style={{ animationDelay: `${dot * 160}ms` }}
              />
            ))}
          </span>
        </li>
      )}
      {props.over && (
        <li className="flex items-center gap-2 py-1.5 pl-4 text-muted-foreground text-xs">
          <PhoneOff className="size-3.5" aria-hidden />
          {props.agentName} said goodbye: the call would end here.
        </li>
      )}
    </ol>
  );
}

function Notes({ reply }: { reply: NonNullable<Said['reply']> }) {
  if (reply.failed) return <p className="mt-1 text-failed text-xs">The language model did not answer in time.</p>;
  return (
    <>
      {reply.unanswered.map((question) => (
        <p key={question} className="mt-1 flex items-start gap-1.5 text-missed text-xs">
          <CircleHelp className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          <span>Not in the instructions: “{question}”</span>
        </p>
      ))}
      {reply.used.length > 0 && (
        <p className="mt-1 text-muted-foreground text-xs">From the instructions: “{reply.used.join(' ')}”</p>
      )}
      {reply.tools.map(({ name }) => (
        <p key={name} className="mt-1 text-muted-foreground text-xs">
          Would use <code className="text-foreground">{name}</code>. Nothing was done.
        </p>
      ))}
    </>
  );
}

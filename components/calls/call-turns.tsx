'use client';

import {
  BookOpen,
  CircleHelp,
  type LucideIcon,
  MessageCircleOff,
  PhoneForwarded,
  PhoneOff,
  StickyNote,
  TriangleAlert,
  Voicemail,
} from 'lucide-react';
import { CallEvent, Conversation, Turn as SpokenTurn } from '#components/ui/conversation.tsx';
import type { Turn } from '#lib/services/calls/schema.ts';
import { type EventKind, timelineOf } from './timeline.ts';
import { pieces } from './transcript-search.ts';

const ICONS: Record<EventKind, LucideIcon> = {
  transfer: PhoneForwarded,
  voicemail: Voicemail,
  silence: MessageCircleOff,
  'looked-up': BookOpen,
  unanswered: CircleHelp,
  fault: TriangleAlert,
  end: PhoneOff,
  note: StickyNote,
};

/** The conversation of a call, with what happened beside the words as quiet rows between. */
export function CallTurns(props: {
  turns: Turn[];
  agentName: string;
  callerName: string;
  /** Index of the turn being played or pointed at. */
  current?: number | null;
  onSeek?: (turn: Turn) => void;
  /** How it ended, where it has. */
  ending?: string;
  /** Words that are searched for: marked wherever they were said. */
  query?: string;
  /** Words still come: the newest is the current one. */
  live?: boolean;
}) {
  const last = props.turns.findLast((turn) => turn.speaker !== 'note');
  const said = (turn: Turn) => <Said text={turn.text} query={props.query ?? ''} />;
  return (
    <Conversation>
      {timelineOf(props.turns, props.ending).map((row) => {
        if ('event' in row) {
          const Icon = ICONS[row.event];
          return (
            <CallEvent key={row.key} icon={<Icon aria-hidden />}>
              {row.text}
            </CallEvent>
          );
        }
        const { turn } = row;
        return (
          <SpokenTurn
            key={row.key}
            id={row.key}
            at={turn.start_ms / 1000}
            name={turn.speaker === 'agent' ? props.agentName : props.callerName}
            agent={turn.speaker === 'agent'}
            current={props.live ? turn === last : props.current === turn.index}
            onSeek={props.onSeek && (() => props.onSeek?.(turn))}
          >
            {props.onSeek ? (
              // The address of the moment, so that it can be copied. The keyboard has the time at the left.
              <a
                href={`?t=${Math.floor(turn.start_ms / 1000)}`}
                tabIndex={-1}
                draggable={false}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  if (getSelection()?.isCollapsed !== false) props.onSeek?.(turn);
                }}
              >
                {said(turn)}
              </a>
            ) : (
              said(turn)
            )}
          </SpokenTurn>
        );
      })}
    </Conversation>
  );
}

function Said({ text, query }: { text: string; query: string }) {
  if (query.trim() === '') return text;
  return pieces(text, query).map((piece) =>
    piece.found ? (
      <mark key={piece.at} className="rounded-xs bg-missed-soft text-foreground">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

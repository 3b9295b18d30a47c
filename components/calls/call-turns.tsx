'use client';

import { PhoneForwarded } from 'lucide-react';
import { CallEvent, Conversation, Turn as SpokenTurn } from '#components/ui/conversation.tsx';
import type { Turn } from '#lib/services/calls/schema.ts';

/** The conversation of a call, with what happened beside the words as quiet rows between. */
export function CallTurns(props: {
  turns: Turn[];
  agentName: string;
  callerName: string;
  /** Index of the turn being played or pointed at. */
  current?: number | null;
  onSeek?: (turn: Turn) => void;
  /** Words still come: the newest is the current one. */
  live?: boolean;
}) {
  const last = props.turns.findLast((turn) => turn.speaker !== 'note');
  return (
    <Conversation>
      {props.turns.map((turn) =>
        turn.speaker === 'note' ? (
          <CallEvent key={turn.index} icon={<PhoneForwarded aria-hidden />}>
            {turn.text}
          </CallEvent>
        ) : (
          <SpokenTurn
            key={turn.index}
            id={`turn-${turn.index}`}
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
                {turn.text}
              </a>
            ) : (
              turn.text
            )}
          </SpokenTurn>
        ),
      )}
    </Conversation>
  );
}

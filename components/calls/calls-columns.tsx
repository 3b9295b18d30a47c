import type { ReactNode } from 'react';
import { Tags } from '#components/tags/tags.tsx';
import { Duration, LiveDuration } from '#components/ui/duration.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { callBrief } from './call-brief.ts';
import { isOver, otherSide, spokenName } from './call-state.ts';
import { endedWords } from './ended-words.ts';
import type { CallRow } from './queries.ts';

export interface CallColumn {
  id: string;
  label: string;
  /** Of heading and cells. */
  className?: string;
  cell: (call: CallRow) => ReactNode;
}

const QUIET = 'text-muted-foreground';
const none = <span className={QUIET}>–</span>;

/** What a table of calls can show beside status and person, in this order. */
export const CALL_COLUMNS: readonly CallColumn[] = [
  { id: 'about', label: 'About', className: 'w-full min-w-56 max-w-0 truncate text-muted-foreground', cell: callBrief },
  { id: 'tags', label: 'Tags', className: 'whitespace-nowrap', cell: ({ tags }) => <Tags tags={tags} /> },
  {
    id: 'score',
    label: 'Score',
    className: 'text-right',
    cell: ({ score }) => (score === null ? none : <ScorePill score={score} />),
  },
  {
    id: 'ended',
    label: 'How it ended',
    className: 'max-w-52 truncate text-muted-foreground',
    cell: (call) =>
      isOver(call) ? endedWords(call.ended_reason, call.status, 'The caller', spokenName(call.agent_name)) : none,
  },
  {
    id: 'agent',
    label: 'Agent',
    className: 'max-w-40 truncate text-muted-foreground max-xl:hidden',
    cell: (call) => call.agent_name,
  },
  { id: 'number', label: 'Number', className: 'whitespace-nowrap', cell: (call) => <Other call={call} /> },
  {
    id: 'line',
    label: 'Your line',
    className: 'whitespace-nowrap text-muted-foreground',
    cell: (call) => <Line call={call} />,
  },
  {
    id: 'cost',
    label: 'Cost',
    className: 'text-right',
    cell: ({ cost }) => (cost === null ? none : <span className="figures">${cost.toFixed(2)}</span>),
  },
  { id: 'length', label: 'Length', className: 'text-right', cell: (call) => <CallLength call={call} /> },
  {
    id: 'when',
    label: 'When',
    className: 'whitespace-nowrap text-right text-muted-foreground',
    cell: (call) => <RelativeTime at={call.created_at} className="relative" />,
  },
];

export const CALL_COLUMN_IDS: readonly string[] = CALL_COLUMNS.map(({ id }) => id);
export const STANDARD_COLUMNS: readonly string[] = ['about', 'score', 'agent', 'length', 'when'];

export function CallLength({ call }: { call: CallRow }) {
  if (call.status === 'in-progress') return <LiveDuration since={call.created_at} className="text-live" />;
  if (!isOver(call) || call.duration === null) return none;
  return <Duration seconds={call.duration} />;
}

function Other({ call }: { call: CallRow }) {
  const { number } = otherSide(call);
  return number ? <PhoneNumber value={number} /> : <span className={QUIET}>Withheld</span>;
}

function Line({ call }: { call: CallRow }) {
  const line = call.direction === 'inbound' ? call.to : call.from;
  return line ? <PhoneNumber value={line} /> : none;
}

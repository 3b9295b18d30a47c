'use client';

import { Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { lanesFromTurns } from '#components/charts/lanes.ts';
import { Waveform } from '#components/charts/waveform.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import { CallEvent, Conversation, Turn } from '#components/ui/conversation.tsx';
import { formatClock } from '#components/ui/format-time.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import { SAMPLE_SECONDS, sampleFacts, sampleNotes, sampleReasons, sampleTurns } from './sample.ts';

const lanes = lanesFromTurns(
  sampleTurns.map((turn) => ({ agent: turn.agent, start: turn.at, end: turn.end })),
  SAMPLE_SECONDS,
  400,
);

/** A call page as it is in the dashboard: each reason jumps to its sentence, and the player walks through the call. */
export function SampleCall() {
  const [position, setPosition] = useState(24);
  const [playing, setPlaying] = useState(false);
  const current = sampleTurns.findLastIndex((turn) => turn.at <= position);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setPosition((at) => Math.min(SAMPLE_SECONDS, at + 0.1)), 100);
    return () => clearInterval(timer);
  }, [playing]);
  const ended = position >= SAMPLE_SECONDS;

  const seekTurn = (turn: number) => setPosition((sampleTurns[turn]?.at ?? 0) + 0.3);
  return (
    <div className="overflow-hidden rounded-lg border border-border bg-card">
      <div className="flex flex-wrap items-start justify-between gap-3 px-4 pt-4 pb-5 md:px-6 md:pt-5">
        <div>
          <p className="mb-1 text-muted-foreground text-sm">Calls</p>
          <h2 className="font-semibold text-lg">Maria Garcia</h2>
          <p className="mt-1 text-muted-foreground text-sm">
            Wants a consultation about a contractor dispute; can come Thursday.
          </p>
        </div>
        <Badge>Sample data</Badge>
      </div>
      <div className="grid gap-x-8 gap-y-6 px-4 pb-6 md:px-6 lg:grid-cols-[10.5rem_minmax(0,1fr)_17rem]">
        <Facts />
        <Conversation className="max-lg:order-last lg:-ml-2">
          {sampleTurns.map((turn, index) => [
            index === 6 && <CallEvent key="silence">Silence, 0.8 s</CallEvent>,
            <Turn
              key={turn.at}
              at={turn.at}
              name={turn.agent ? 'Kai' : index > 3 ? 'Maria' : 'Caller'}
              agent={turn.agent}
              current={index === current}
              onSeek={() => seekTurn(index)}
            >
              {turn.text}
            </Turn>,
          ])}
        </Conversation>
        <Insights turn={current} onTurn={seekTurn} />
      </div>
      <div className="flex items-center gap-3 border-border border-t bg-popover px-4 py-2.5 md:gap-5 md:px-6">
        <button
          type="button"
          aria-label={playing ? 'Stop' : 'Walk through the call; the sample has no sound'}
          title={playing ? 'Stop' : 'Walk through the call; the sample has no sound'}
          onClick={() => {
            if (ended) setPosition(0);
            setPlaying(ended || !playing);
          }}
          className="grid size-9 shrink-0 place-items-center rounded-full bg-primary text-primary-foreground transition-[background-color,transform] hover:bg-primary-hover active:scale-95"
        >
          {playing && !ended ? (
            <Pause className="size-4 fill-current" aria-hidden />
          ) : (
            <Play className="ml-0.5 size-4 fill-current" aria-hidden />
          )}
        </button>
        <Waveform
          lanes={lanes}
          duration={SAMPLE_SECONDS}
          position={position}
          onSeek={(seconds) => {
            setPlaying(false);
            setPosition(seconds);
          }}
        />
        <span className="figures shrink-0 text-muted-foreground text-xs">
          {formatClock(position)} / {formatClock(SAMPLE_SECONDS)}
        </span>
      </div>
    </div>
  );
}

function Facts() {
  return (
    <dl className="grid content-start gap-x-4 gap-y-3 max-lg:grid-cols-2">
      <div>
        <dt className="text-muted-foreground text-xs">Ended</dt>
        <dd className="mt-0.5">
          <CallStatus status="completed" />
        </dd>
      </div>
      <div>
        <dt className="text-muted-foreground text-xs">Number</dt>
        <dd className="text-sm">
          <PhoneNumber value="+15125550134" />
        </dd>
      </div>
      {sampleFacts.map(([term, value]) => (
        <div key={term}>
          <dt className="text-muted-foreground text-xs">{term}</dt>
          <dd className="tabular text-sm">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Insights(props: { turn: number; onTurn: (turn: number) => void }) {
  return (
    <div>
      <p className="flex items-baseline gap-2">
        <span className="tabular font-medium text-xl">82</span>
        <span className="text-muted-foreground text-sm">of 100, high confidence</span>
      </p>
      <ul className="mt-2">
        {sampleReasons.map((reason) => (
          <li key={reason.label} className="border-border border-t">
            <button
              type="button"
              onClick={() => props.onTurn(reason.turn)}
              className={cn(
                '-mx-2 grid w-[calc(100%+1rem)] grid-cols-[1fr_auto] gap-x-3 rounded-sm px-2 py-2 text-left text-sm transition-colors hover:bg-accent',
              )}
            >
              <span>{reason.label}</span>
              <span className="figures text-live">+{reason.points}</span>
              <span className="col-span-2 text-muted-foreground text-xs">“{reason.quote}”</span>
            </button>
          </li>
        ))}
      </ul>
      <h3 className="mt-4 mb-3 border-border border-t pt-4 font-semibold text-sm">What Kai wrote down</h3>
      <dl className="grid gap-3">
        {sampleNotes.map(([term, value]) => (
          <div key={term}>
            <dt className="text-muted-foreground text-xs">{term}</dt>
            <dd className="text-sm">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

'use client';

import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { useMemo } from 'react';
import { lanesFromTurns } from '#components/charts/lanes.ts';
import { Waveform } from '#components/charts/waveform.tsx';
import { CopyButton } from '#components/ui/copyable.tsx';
import { formatClock } from '#components/ui/format-time.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import type { Player } from './use-player.ts';

/** Peaks are measured in percent. */
const share = (percent: number) => percent / 100;

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const roundClasses =
  'grid shrink-0 place-items-center rounded-full text-muted-foreground transition-colors hover:bg-accent hover:text-foreground';

/** Plays a recording: play, two lanes of who spoke when, speed, and the address of the moment. */
export function CallPlayer({ call, duration, player }: { call: CallDetail; duration: number; player: Player }) {
  const lanes = useMemo(() => {
    if (call.recording_peaks) {
      const { agent, caller } = call.recording_peaks;
      return { agent: agent.map(share), caller: caller.map(share) };
    }
    const turns = (call.transcript ?? []).filter((turn) => turn.speaker !== 'note');
    const spoken = turns.map((turn) => ({
      agent: turn.speaker === 'agent',
      start: turn.start_ms / 1000,
      end: turn.end_ms / 1000,
    }));
    return lanesFromTurns(spoken, duration, 400);
  }, [call.recording_peaks, call.transcript, duration]);
  return (
    <>
      <button
        type="button"
        onClick={player.toggle}
        aria-label={player.playing ? 'Pause' : 'Play'}
        aria-keyshortcuts="Space K"
        className="grid size-10 shrink-0 place-items-center rounded-full bg-primary text-primary-foreground transition-colors hover:bg-primary-hover"
      >
        {player.playing ? (
          <Pause className="size-4 fill-current" strokeWidth={0} aria-hidden />
        ) : (
          <Play className="ml-0.5 size-4 fill-current" strokeWidth={0} aria-hidden />
        )}
      </button>
      <Skip by={-10} shortcut="J" onSkip={player.skip} />
      <Skip by={10} shortcut="L" onSkip={player.skip} />
      <Waveform lanes={lanes} duration={duration} position={player.position} onSeek={player.seek} />
      <p className="figures shrink-0 whitespace-nowrap text-muted-foreground text-xs md:text-sm">
        <span className="text-foreground">{formatClock(player.position)}</span>
        <span className="max-sm:hidden"> / {formatClock(duration)}</span>
      </p>
      <Select value={String(player.speed)} onValueChange={(value) => player.setSpeed(Number(value))}>
        <SelectTrigger
          size="sm"
          aria-label="Speed"
          className="figures w-auto shrink-0 gap-1 border-transparent bg-transparent px-2 dark:bg-transparent"
        >
          <SelectValue>{player.speed}×</SelectValue>
        </SelectTrigger>
        <SelectContent className="min-w-20">
          {SPEEDS.map((speed) => (
            <SelectItem key={speed} value={String(speed)} className="figures text-xs">
              {speed}×
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <MomentLink position={player.position} />
    </>
  );
}

function Skip(props: { by: number; shortcut: string; onSkip: (seconds: number) => void }) {
  const Icon = props.by < 0 ? RotateCcw : RotateCw;
  const label = props.by < 0 ? 'Back 10 seconds' : 'On 10 seconds';
  return (
    <Tooltip text={`${label} (${props.shortcut})`}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={props.shortcut}
        onClick={() => props.onSkip(props.by)}
        className={`${roundClasses} size-9 max-sm:hidden`}
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </Tooltip>
  );
}

/** Copies the address of the moment that is played. */
function MomentLink({ position }: { position: number }) {
  const address = typeof window === 'undefined' ? '' : `${location.origin}${location.pathname}`;
  return (
    <CopyButton
      value={`${address}?t=${Math.floor(position)}`}
      label="Copy a link to this moment"
      className="max-md:hidden"
    />
  );
}

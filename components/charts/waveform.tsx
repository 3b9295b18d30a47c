'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { formatClock } from '#components/ui/format-time.ts';
import { type Lanes, resample } from './lanes.ts';

const STEP = 5;
const HEIGHT = 44;
const MIDDLE = 22;

/** One call in two lanes, agent above and caller below. What has been heard is full, what is to come is pale. */
export function Waveform(props: {
  lanes: Lanes;
  /** Seconds. */
  duration: number;
  position: number;
  /** Makes it a slider: press, drag, or the arrow keys. */
  onSeek?: (seconds: number) => void;
  className?: string;
}) {
  const { lanes, duration, position } = props;
  const box = useRef<HTMLDivElement>(null);
  const [bars, setBars] = useState(160);
  /** Where the pointer is, as a share of the whole: the moment that a press would go to. */
  const [aimed, setAimed] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      setBars(Math.max(24, Math.floor((entry?.contentRect.width ?? 0) / STEP)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const [agent, caller] = useMemo(() => [resample(lanes.agent, bars), resample(lanes.caller, bars)], [lanes, bars]);
  const heard = duration > 0 ? position / duration : 0;
  return (
    <div
      ref={box}
      className={cn('relative h-11 w-full min-w-0', props.className)}
      onPointerMove={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect();
        setAimed(Math.min(1, Math.max(0, (event.clientX - left) / width)));
      }}
      onPointerLeave={() => setAimed(null)}
    >
      <svg
        viewBox={`0 0 ${bars * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        className="absolute inset-0 size-full"
      >
        <Lane values={agent} heard={heard} up className="stroke-primary" />
        <Lane values={caller} heard={heard} className="stroke-faint" />
      </svg>
      <span
        aria-hidden
        className="absolute inset-y-0 w-[1.5px] rounded-full bg-foreground"
        style={{ left: `${Math.min(1, heard) * 100}%` }}
      />
      {aimed !== null && props.onSeek && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-px bg-faint"
          style={{ left: `${aimed * 100}%` }}
        >
          <span className="figures absolute bottom-full left-1/2 -translate-x-1/2 rounded-sm bg-foreground px-1.5 py-0.5 text-background text-xs">
            {formatClock(aimed * duration)}
          </span>
        </span>
      )}
      {props.onSeek && (
        <input
          type="range"
          aria-label="Place in the call"
          aria-valuetext={`${formatClock(position)} of ${formatClock(duration)}`}
          min={0}
          max={duration}
          step={0.1}
          value={position}
          onChange={(event) => props.onSeek?.(Number(event.target.value))}
          className="absolute -inset-x-2 inset-y-0 m-0 w-[calc(100%+1rem)] cursor-pointer opacity-0"
        />
      )}
    </div>
  );
}

function Lane(props: { values: number[]; heard: number; up?: boolean; className: string }) {
  const past = Math.round(props.values.length * props.heard);
  const marks = (from: number, to: number) =>
    props.values
      .slice(from, to)
      .map((value, step) => {
        if (value <= 0) return '';
        const height = Math.max(1, value * (MIDDLE - 6));
        const foot = props.up ? MIDDLE - 3 : MIDDLE + 3;
        return `M${(from + step) * STEP + 2.5} ${foot}V${(props.up ? foot - height : foot + height).toFixed(1)}`;
      })
      .join('');
  return (
    <g className={props.className} fill="none" strokeWidth="2.5" strokeLinecap="round">
      <path d={marks(0, past)} vectorEffect="non-scaling-stroke" />
      <path d={marks(past, props.values.length)} vectorEffect="non-scaling-stroke" opacity="0.35" />
    </g>
  );
}

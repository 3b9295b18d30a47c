'use client';

import { useRouter } from 'next/navigation';
import { type ComponentType, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { formatDay } from '#components/ui/format-time.ts';
import { type DayPoint, daysWords, type LinePlotProps } from './line-frame.ts';
import { LineSketch } from './line-sketch.tsx';
import { countScale } from './scale.ts';

/**
 * One series by day in the accent, the comparison period as a thin neutral line. It is drawn at once as plain SVG;
 * recharts follows when it has loaded and adds the tooltip. `href` opens the list behind a point: `{date}` and
 * `{last}` are replaced by its first and last day.
 */
export function LineByDay(props: LineByDayProps) {
  const { points, height = 200 } = props;
  const drawable = points.length > 1 && points.some((point) => point.value > 0);
  if (drawable) return <Drawn {...props} height={height} />;
  return <TooLittle {...props} height={height} />;
}

export interface LineByDayProps {
  points: DayPoint[];
  /** The period before, oldest first; its days are laid under those of `points` by order. */
  before?: DayPoint[];
  unit: string;
  /** What a point stands for: a day (default), or the week that begins on its date. */
  step?: 'day' | 'week';
  beforeLabel?: string;
  href?: string;
  height?: number;
  format?: (value: number) => string;
  className?: string;
}

function Drawn(props: LineByDayProps & { height: number }) {
  const { points, before, height, href, step = 'day', format = wholeNumber, beforeLabel = 'period before' } = props;
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const Plot = usePlot(box);
  const rows = useMemo(
    () => points.map((point, index) => ({ ...point, before: before?.[index]?.value ?? null })),
    [points, before],
  );
  const scale = useMemo(() => countScale(rows.flatMap((row) => [row.value, row.before ?? 0])), [rows]);
  const plot = {
    height,
    points: rows,
    scale,
    unit: props.unit,
    beforeLabel: before?.length ? beforeLabel : '',
    format,
    onOpen: href ? (point: DayPoint) => router.push(behind(href, point)) : undefined,
  };
  return (
    <figure className={props.className}>
      <div ref={box} style={{ height }} className="relative w-full">
        {Plot && width ? <Plot width={width} {...plot} /> : <LineSketch {...plot} />}
      </div>
      {/* A table is never lower than its rows: hidden by itself, it would make the page longer. */}
      <div className="sr-only">
        <table>
          <caption>
            {props.unit} by {step}
          </caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.date}>
                <th scope="row">{daysWords(row)}</th>
                <td>{format(row.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** The address of the list behind a point. */
function behind(href: string, { date, last = date }: DayPoint): string {
  const days: Record<string, string> = { date, last };
  return href.replace(/(?:\{|%7B)(date|last)(?:\}|%7D)/g, (_, which: string) => days[which] ?? '');
}

/** Nothing, zeros only, or a single point: said in words where a line would say nothing. */
function TooLittle({ step = 'day', ...props }: LineByDayProps & { height: number }) {
  const only = props.points.length === 1 ? props.points[0] : undefined;
  const one = only && only.value > 0 ? only : undefined;
  return (
    <figure style={{ height: props.height }} className={cn('relative grid place-items-center', props.className)}>
      <span className="absolute inset-x-0 bottom-6 border-input border-t" />
      <span className="absolute inset-x-0 top-1/3 border-border border-t border-dashed" />
      <figcaption className="relative bg-card px-3 text-center text-muted-foreground text-sm">
        {one ? (
          <>
            <span className="mx-auto mb-2 block size-2 rounded-full bg-primary" />
            <span className="tabular font-medium text-foreground">{wholeNumber(one.value)}</span> {props.unit}{' '}
            {step === 'week' ? 'in the week of' : 'on'} {formatDay(one.date)}. The line begins with the second {step}.
          </>
        ) : (
          `No ${props.unit} in this time. They appear here ${step} by ${step}.`
        )}
      </figcaption>
    </figure>
  );
}

function wholeNumber(value: number): string {
  return value.toLocaleString('en');
}

/** Loads the plot when its place comes near the window. */
function usePlot(box: RefObject<HTMLDivElement | null>): ComponentType<LinePlotProps> | null {
  const [Plot, setPlot] = useState<ComponentType<LinePlotProps> | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        import('./line-plot.tsx')
          .then((module) => setPlot(() => module.LinePlot))
          // The sketch stays: the line is there, only the tooltip is missing.
          .catch(() => {});
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return Plot;
}

function useWidth(box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

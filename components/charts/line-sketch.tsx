import { formatDay } from '#components/ui/format-time.ts';
import { type LinePlotProps, PLOT } from './line-frame.ts';
import { linePath } from './scale.ts';

const WIDTH = 1000;

/** The same lines as the plot, at any width, before a script has run. */
export function LineSketch({ points, scale, height, format }: Omit<LinePlotProps, 'width'>) {
  const inner = height - PLOT.top - PLOT.bottom;
  const y = (value: number) => inner - (value / scale.top) * inner;
  const before = points.map((point) => point.before).filter((value) => value !== null);
  const first = points[0];
  const last = points.at(-1);
  return (
    <div className="absolute inset-0 text-muted-foreground text-xs">
      <svg
        viewBox={`0 0 ${WIDTH} ${inner}`}
        preserveAspectRatio="none"
        aria-hidden
        className="absolute left-0 overflow-visible"
        style={{ top: PLOT.top, height: inner, width: `calc(100% - ${PLOT.right}px)` }}
      >
        {scale.marks.map((mark) => (
          <path key={mark} d={`M0 ${y(mark)} H${WIDTH}`} className="stroke-border" vectorEffect="non-scaling-stroke" />
        ))}
        <path d={`M0 ${inner} H${WIDTH}`} className="stroke-input" vectorEffect="non-scaling-stroke" />
        {before.length > 1 && (
          <path
            d={linePath(before, scale.top, WIDTH, inner)}
            fill="none"
            className="stroke-input"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <path
          d={linePath(
            points.map((point) => point.value),
            scale.top,
            WIDTH,
            inner,
          )}
          fill="none"
          className="stroke-primary"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {scale.marks.map((mark) => (
        <span key={mark} className="tabular absolute left-0" style={{ top: PLOT.top + y(mark) - 18 }}>
          {format(mark)}
        </span>
      ))}
      {first && <span className="absolute bottom-0 left-0">{formatDay(first.date)}</span>}
      {last && (
        <span className="absolute bottom-0" style={{ right: PLOT.right }}>
          {formatDay(last.date)}
        </span>
      )}
    </div>
  );
}

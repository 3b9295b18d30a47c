import { cn } from '#components/ui/cn.ts';
import { linePath, spread } from './scale.ts';

/** A small line for the side of a number: its shape, not its values. `label` says it in words. */
export function Spark(props: { values: number[]; label: string; width?: number; height?: number; className?: string }) {
  const { values, width = 96, height = 28 } = props;
  const inset = 3;
  const top = Math.max(1, ...values);
  const innerWidth = width - 2 * inset;
  const innerHeight = height - 2 * inset;
  const lastX = (spread(values.length).at(-1) ?? 1) * innerWidth;
  const lastY = innerHeight - ((values.at(-1) ?? 0) / top) * innerHeight;
  return (
    <svg
      role="img"
      aria-label={props.label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={cn('overflow-visible', props.className)}
    >
      <g transform={`translate(${inset} ${inset})`}>
        {values.length > 1 ? (
          <path
            d={linePath(values, top, innerWidth, innerHeight)}
            fill="none"
            className="stroke-faint"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        ) : (
          <path d={`M0 ${innerHeight} H${innerWidth}`} className="stroke-border" strokeWidth="1.5" />
        )}
        {values.length > 0 && <circle cx={lastX} cy={lastY} r="2.5" className="fill-primary" />}
      </g>
    </svg>
  );
}

import { cn } from '#components/ui/cn.ts';

export interface Bar {
  label: string;
  value: number;
  /** Opens the list behind the bar. */
  href?: string;
}

const SLOT = 24;
const HEIGHT = 96;

/** Columns for a few dozen ordered slots, such as calls by hour. The highest is in the accent and carries its value. */
export function Bars(props: { bars: Bar[]; unit: string; className?: string }) {
  const { bars } = props;
  const highest = Math.max(0, ...bars.map((bar) => bar.value));
  const peak = bars.findIndex((bar) => highest > 0 && bar.value === highest);
  const labels = new Set([
    0,
    Math.floor(bars.length / 4),
    Math.floor(bars.length / 2),
    Math.floor((bars.length * 3) / 4),
  ]);
  return (
    <figure className={cn('overflow-x-auto', props.className)}>
      <svg
        role="img"
        aria-label={bars.map((bar) => `${bar.label}: ${bar.value} ${props.unit}`).join(', ')}
        viewBox={`0 0 ${bars.length * SLOT} ${HEIGHT + 40}`}
        className="w-full min-w-80"
      >
        <path d={`M0 ${HEIGHT + 18.5} H${bars.length * SLOT}`} className="stroke-input" />
        {bars.map((bar, index) => {
          const size = highest ? Math.max(bar.value > 0 ? 2 : 0, (bar.value / highest) * HEIGHT) : 0;
          const column = (
            <>
              <title>{`${bar.label}: ${bar.value.toLocaleString('en')} ${props.unit}`}</title>
              <rect x={index * SLOT} y="0" width={SLOT} height={HEIGHT + 18} fill="transparent" />
              <rect
                x={index * SLOT + 5}
                y={HEIGHT + 18 - size}
                width={SLOT - 10}
                height={size}
                rx="2"
                className={cn(
                  'transition-opacity',
                  index === peak ? 'fill-primary' : 'fill-input group-hover:fill-faint',
                )}
              />
            </>
          );
          return (
            <g key={bar.label} className="group">
              {bar.href ? <a href={bar.href}>{column}</a> : column}
              {index === peak && (
                <text
                  x={index * SLOT + SLOT / 2}
                  y={HEIGHT + 12 - size}
                  textAnchor="middle"
                  className="tabular fill-live font-medium text-xs"
                >
                  {bar.value.toLocaleString('en')}
                </text>
              )}
              {labels.has(index) && (
                <text x={index * SLOT + 5} y={HEIGHT + 36} className="fill-muted-foreground text-xs">
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

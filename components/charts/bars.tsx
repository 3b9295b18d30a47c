import { cn } from '#components/ui/cn.ts';

export interface Bar {
  label: string;
  value: number;
  /** Opens the list behind the bar. */
  href?: string;
}

const TOP = 18;
const FOOT = 24;

/** Columns for a few dozen ordered slots, such as calls by hour. The highest is in the accent and carries its value. */
export function Bars(props: { bars: Bar[]; unit: string; height?: number; className?: string }) {
  const { bars, height = 160 } = props;
  const count = Math.max(1, bars.length);
  const highest = Math.max(0, ...bars.map((bar) => bar.value));
  const peak = bars.findIndex((bar) => highest > 0 && bar.value === highest);
  const labelled = new Set([0, 1, 2, 3].map((quarter) => Math.floor((quarter * count) / 4)));
  const base = height - FOOT;
  const percent = (slots: number) => `${(slots / count) * 100}%`;
  return (
    <figure className={props.className}>
      {/* Widths in percent, heights in px: it fits any card, and its words keep their size. */}
      <svg
        role={bars.some((bar) => bar.href) ? 'group' : 'img'}
        aria-label={bars.map((bar) => `${bar.label}: ${bar.value} ${props.unit}`).join(', ')}
        width="100%"
        height={height}
        className="overflow-visible"
      >
        {bars.map((bar, index) => {
          const size = highest ? Math.max(bar.value > 0 ? 2 : 0, (bar.value / highest) * (base - TOP)) : 0;
          const column = (
            <>
              <title>{`${bar.label}: ${bar.value.toLocaleString('en')} ${props.unit}`}</title>
              <rect x={percent(index)} y="0" width={percent(1)} height={base} fill="transparent" />
              <rect
                x={percent(index + 0.16)}
                y={base - size}
                width={percent(0.68)}
                height={size}
                rx="1.5"
                className={cn(
                  'transition-colors',
                  index === peak ? 'fill-primary' : 'fill-input group-hover:fill-faint',
                )}
              />
            </>
          );
          return (
            <g key={bar.label} className="group">
              {bar.href ? (
                <a href={bar.href} aria-label={`${bar.label}: ${bar.value} ${props.unit}`}>
                  {column}
                </a>
              ) : (
                column
              )}
              {index === peak && (
                <text
                  x={percent(index + 0.5)}
                  y={base - size - 6}
                  textAnchor="middle"
                  className="tabular fill-live font-medium text-xs"
                >
                  {bar.value.toLocaleString('en')}
                </text>
              )}
              {labelled.has(index) && (
                <text x={percent(index + 0.16)} y={height - 5} className="tabular fill-muted-foreground text-xs">
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} className="stroke-input" />
      </svg>
    </figure>
  );
}

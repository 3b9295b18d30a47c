'use client';

import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay } from '#components/ui/format-time.ts';
import { formatChange } from '#components/ui/stat-tile.tsx';
import { daysWords, type LinePlotProps, PLOT } from './line-frame.ts';
import { endLabelPlaces, labelledDays } from './line-labels.ts';

type Row = LinePlotProps['points'][number];

/** The plot with its tooltip. Loaded by `LineByDay` when the page stands already. */
export function LinePlot({ width, height, points, scale, unit, beforeLabel, format, onOpen }: LinePlotProps) {
  const inner = height - PLOT.top - PLOT.bottom;
  const y = (value: number) => PLOT.top + inner - (value / scale.top) * inner;
  const last = points.at(-1);
  const [currentY, beforeY] = endLabelPlaces(
    y(last?.value ?? 0),
    beforeLabel && last?.before != null ? y(last.before) : null,
    height,
  );
  const right = width - PLOT.right;
  const days = labelledDays(points.length, width);
  return (
    <LineChart
      width={width}
      height={height}
      data={points}
      margin={{ ...PLOT, bottom: 0 }}
      desc={`${unit} by day`}
      className={onOpen ? '[&_.recharts-surface]:cursor-pointer' : undefined}
      onClick={(state) => {
        const row = points[Number(state.activeIndex)];
        if (row) onOpen?.(row);
      }}
    >
      <CartesianGrid horizontal={false} vertical={false} />
      <YAxis hide domain={[0, scale.top]} />
      <XAxis
        dataKey="date"
        height={PLOT.bottom}
        axisLine={false}
        tickLine={false}
        interval={0}
        ticks={days.map((index) => points[index]?.date ?? '')}
        tick={(tick) => (
          <text
            x={tick.x}
            y={height - 5}
            textAnchor={tick.index === 0 ? 'start' : tick.index === days.length - 1 ? 'end' : 'middle'}
            className="fill-muted-foreground text-xs"
          >
            {formatDay(String(tick.payload.value))}
          </text>
        )}
      />
      {scale.marks.map((mark) => (
        <ReferenceLine
          key={mark}
          y={mark}
          stroke="var(--border)"
          label={<MarkLabel y={y(mark)} text={format(mark)} />}
        />
      ))}
      <ReferenceLine y={0} stroke="var(--input)" />
      {beforeLabel && (
        <Line
          dataKey="before"
          type="linear"
          stroke="var(--input)"
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      <Line
        dataKey="value"
        type="linear"
        stroke="var(--primary)"
        strokeWidth={2}
        strokeLinejoin="round"
        dot={false}
        activeDot={{ r: 4, fill: 'var(--primary)', stroke: 'var(--card)', strokeWidth: 2 }}
        isAnimationActive={false}
      />
      {last && (
        <circle cx={right} cy={y(last.value)} r="4" fill="var(--primary)" stroke="var(--card)" strokeWidth="2" />
      )}
      {last && (
        <text x={right + 10} y={currentY + 4} className="tabular fill-live font-medium text-xs">
          {format(last.value)}
        </text>
      )}
      {beforeLabel && last?.before != null && (
        <text x={right + 10} y={beforeY + 4} className="fill-muted-foreground text-xs">
          {beforeLabel}
        </text>
      )}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--input)' }}
        offset={14}
        content={({ active, payload }) => {
          const row: Row | undefined = active ? payload?.[0]?.payload : undefined;
          return row ? (
            <PointCard row={row} unit={unit} beforeLabel={beforeLabel} format={format} open={Boolean(onOpen)} />
          ) : null;
        }}
      />
    </LineChart>
  );
}

function MarkLabel({ y, text }: { y: number; text: string }) {
  return (
    <text x={0} y={y - 5} className="tabular fill-muted-foreground text-xs">
      {text}
    </text>
  );
}

function PointCard(props: {
  row: Row;
  unit: string;
  beforeLabel: string;
  format: (value: number) => string;
  open: boolean;
}) {
  const { row, format } = props;
  const change = row.before ? ((row.value - row.before) / row.before) * 100 : null;
  return (
    <div className="tabular rounded-md border border-border bg-popover px-3 py-2 text-popover-foreground text-xs shadow-overlay">
      <p className="text-muted-foreground">{daysWords(row)}</p>
      <p className="font-medium text-sm">
        {format(row.value)} {props.unit}
      </p>
      {row.before !== null && props.beforeLabel && (
        <p className="text-muted-foreground">
          {change !== null && <span className="font-medium text-foreground">{formatChange(change)} </span>}
          from {format(row.before)}, {props.beforeLabel}
        </p>
      )}
      {props.open && <p className="mt-1 text-live">Press to open the list</p>}
    </div>
  );
}

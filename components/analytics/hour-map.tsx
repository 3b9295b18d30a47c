import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { plural } from '#components/ui/format-time.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { HourCount } from '#lib/services/analytics/schema.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When calls come in over the week of the business: the darker, the more. */
export function HourMap({ hours }: { hours: HourCount[] }) {
  const calls = new Map(hours.map(({ weekday, hour, calls }) => [`${weekday} ${hour}`, calls]));
  const most = Math.max(0, ...hours.map((slot) => slot.calls));
  const busiest = hours.find((slot) => slot.calls === most);
  return (
    <HourCard line={busiest && `busiest: ${slotWords(busiest)}, ${plural(most, 'call')}`}>
      {busiest ? (
        <div className="grid grid-cols-[2.5rem_repeat(24,minmax(0,1fr))] gap-px sm:gap-0.5">
          {WEEKDAYS.map((name, index) => (
            <div key={name} className="contents">
              <span className="self-center text-muted-foreground text-xs">{name.slice(0, 3)}</span>
              {HOURS.map((hour) => {
                const slot = { weekday: index + 1, hour, calls: calls.get(`${index + 1} ${hour}`) ?? 0 };
                return (
                  <span
                    key={hour}
                    role="img"
                    aria-label={`${slotWords(slot)}: ${plural(slot.calls, 'call')}`}
                    title={`${slotWords(slot)}: ${plural(slot.calls, 'call')}`}
                    className="h-6 overflow-hidden rounded-xs bg-muted"
                  >
                    <span
                      className="block size-full bg-primary"
                      // Never fainter than can be told from an hour without calls.
                      style={{ opacity: slot.calls === 0 ? 0 : 0.15 + 0.85 * (slot.calls / most) }}
                    />
                  </span>
                );
              })}
            </div>
          ))}
          <span />
          {HOURS.map((hour) => (
            <span key={hour} className="tabular h-5 overflow-visible whitespace-nowrap text-muted-foreground text-xs">
              {hour % 6 === 0 && `${String(hour).padStart(2, '0')}:00`}
            </span>
          ))}
        </div>
      ) : (
        <p className="text-muted-foreground text-sm">No calls in this time.</p>
      )}
    </HourCard>
  );
}

/** Its place, while the hours are being counted. */
export function HourMapPending() {
  return (
    <HourCard>
      <Skeleton className="h-[200px]" />
    </HourCard>
  );
}

function HourCard(props: { line?: string; children: React.ReactNode }) {
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <CardTitle>When people call</CardTitle>
          {props.line && <CardDescription>{props.line}</CardDescription>}
        </div>
      </CardHeader>
      <CardContent className="min-h-[224px]">{props.children}</CardContent>
    </Card>
  );
}

function slotWords({ weekday, hour }: Pick<HourCount, 'weekday' | 'hour'>): string {
  const clock = (at: number) => `${String(at % 24).padStart(2, '0')}:00`;
  return `${WEEKDAYS[weekday - 1]} ${clock(hour)} to ${clock(hour + 1)}`;
}

import Link from 'next/link';
import { laterDay } from '#components/calls/business-day.ts';
import { clockWords } from '#components/calls/calls-address.ts';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { plural } from '#components/ui/format-time.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { HourCount } from '#lib/services/analytics/schema.ts';
import type { HoursProps } from './calls-chart.tsx';
import { callsHref } from './report-address.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When calls come in over the week of the business: the darker, the more. Of a single week, an hour opens its calls. */
export function HourMap({ businessId, behind, hours }: HoursProps) {
  const dayOfWeek = behind.to === laterDay(behind.from, 6) ? weekOf(behind.from) : null;
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
                const day = slot.calls > 0 ? dayOfWeek?.get(slot.weekday) : undefined;
                const href = day && callsHref(businessId, { ...behind, from: day, to: day, hour });
                return <Slot key={hour} slot={slot} share={slot.calls / most} href={href} />;
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

function Slot({ slot, share, href }: { slot: HourCount; share: number; href: string | undefined }) {
  const words = `${slotWords(slot)}: ${plural(slot.calls, 'call')}`;
  const shared = { 'aria-label': words, title: words, className: 'h-6 overflow-hidden rounded-xs bg-muted' };
  const shade = (
    // Never fainter than can be told from an hour without calls.
    <span className="block size-full bg-primary" style={{ opacity: share === 0 ? 0 : 0.15 + 0.85 * share }} />
  );
  return href ? (
    <Link href={href} prefetch={false} {...shared}>
      {shade}
    </Link>
  ) : (
    <span role="img" {...shared}>
      {shade}
    </span>
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

const slotWords = ({ weekday, hour }: Pick<HourCount, 'weekday' | 'hour'>): string =>
  `${WEEKDAYS[weekday - 1]} ${clockWords(hour)}`;

/** The seven days from one on, by their weekdays: 1 is Monday. */
function weekOf(first: string): Map<number, string> {
  const days = Array.from({ length: 7 }, (_, index) => laterDay(first, index));
  return new Map(days.map((day) => [new Date(day).getUTCDay() || 7, day]));
}

import { callsHref } from '#components/analytics/report-address.ts';
import { Bars } from '#components/charts/bars.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { zoneWords } from '#components/ui/format-time.ts';

/** A single day has no line: its calls stand hour by hour, on the business's clock. */
export function TodayByHour(props: {
  businessId: string;
  day: string;
  zone: string;
  hours: { hour: number; calls: number }[];
}) {
  const { businessId, day } = props;
  const calls = new Map(props.hours.map((one) => [one.hour, one.calls]));
  const all = props.hours.reduce((sum, one) => sum + one.calls, 0);
  const bars = Array.from({ length: 24 }, (_, hour) => ({
    label: `${String(hour).padStart(2, '0')}:00`,
    value: calls.get(hour) ?? 0,
    href: calls.has(hour) ? callsHref(businessId, { from: day, to: day, hour }) : undefined,
  }));
  return (
    <Card className="min-w-0">
      <CardHeader className="justify-start">
        <CardTitle>Calls by hour</CardTitle>
        <CardDescription>in {zoneWords(props.zone)}</CardDescription>
      </CardHeader>
      <CardContent>
        {all > 0 ? (
          <Bars bars={bars} unit="calls" height={220} />
        ) : (
          <p className="grid h-55 place-items-center text-center text-muted-foreground text-sm">
            No calls today so far. They appear here hour by hour.
          </p>
        )}
      </CardContent>
    </Card>
  );
}

'use client';

import { FigureTable } from '#components/analytics/figure-table.tsx';
import { LineByDay } from '#components/charts/line-by-day.tsx';
import type { DayPoint } from '#components/charts/line-frame.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import type { Outcome } from '#lib/services/account/schema.ts';
import type { KeyRequests } from './requests.ts';

/** Requests of one's own keys by day and by key; each number opens the log below, filtered. */
export function RequestsCard(props: {
  businessId: string;
  from: string;
  to: string;
  points: DayPoint[];
  keys: KeyRequests[];
}) {
  const logOf = (key: string, outcome?: Outcome) => {
    const query = new URLSearchParams({ key, from: props.from, to: props.to, ...(outcome ? { outcome } : {}) });
    return businessPath(props.businessId, `settings/billing?${query}#log`);
  };
  const any = props.keys.length > 0;
  return (
    <>
      <Card className="min-w-0">
        <CardHeader>
          <div>
            <CardTitle>API requests by day</CardTitle>
            <CardDescription>of your own keys; what you do in the browser is not counted</CardDescription>
          </div>
        </CardHeader>
        <CardContent className={any ? 'pr-0' : undefined}>
          <LineByDay
            height={160}
            unit="requests"
            points={props.points}
            href={businessPath(props.businessId, 'settings/billing?from={date}&to={last}#log')}
          />
        </CardContent>
      </Card>
      {any && (
        <FigureTable
          title="By key"
          of="Key"
          file={`API requests ${props.from} to ${props.to}`}
          rows={props.keys}
          columns={[
            { label: 'Requests', value: ({ requests }) => requests, href: ({ key }) => logOf(key) },
            { label: 'Refused', value: ({ refused }) => refused, href: ({ key }) => logOf(key, 'refused') },
            { label: 'Failed', value: ({ failed }) => failed, href: ({ key }) => logOf(key, 'failed') },
          ]}
        />
      )}
    </>
  );
}

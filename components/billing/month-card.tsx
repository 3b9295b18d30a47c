'use client';

import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Card, CardDescription, CardFooter, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { formatDay } from '#components/ui/format-time.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';
import type { Spending } from '#lib/services/account/schema.ts';
import { COMPONENT_WORDS, forecastOf, forecastWords, money, quantityWords } from './plan-words.ts';

/** What was used since the first of the month, what it cost, and what the month comes to. */
export function MonthCard(props: {
  businessId: string;
  spending: Spending;
  /** The first and the last day of the month, the business's own. */
  from: string;
  to: string;
  numbers: number;
  simulated: boolean;
  /** Whether somebody takes money for it. */
  invoiced: boolean;
}) {
  const { spending } = props;
  const { now } = useViewerClock();
  const forecast = forecastOf(spending, now);
  const figures = [
    { label: 'Minutes', value: Math.ceil(spending.seconds / 60).toLocaleString('en') },
    { label: 'Texts', value: spending.texts.toLocaleString('en') },
    { label: 'Cost', value: money(spending.micros) },
    {
      label: 'Numbers',
      value: (
        <Link href={businessPath(props.businessId, 'numbers')} className="rounded-xs hover:underline">
          {props.numbers}
        </Link>
      ),
    },
  ];
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader>
        <div>
          <CardTitle>This month</CardTitle>
          <CardDescription>
            {formatDay(props.from)} to {formatDay(props.to)}
          </CardDescription>
        </div>
      </CardHeader>
      <dl className="grid grid-cols-2 gap-4 px-4 pt-2 pb-4 sm:grid-cols-4">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className="tabular font-medium text-lg">{value}</dd>
          </div>
        ))}
      </dl>
      {spending.components.length > 0 && (
        <div className="border-border border-t">
          <Table dense>
            <TableHeader>
              <TableRow>
                <TableHead className="w-full">For</TableHead>
                <TableHead className="text-right">Used</TableHead>
                <TableHead className="text-right">Cost</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {spending.components.map(({ component, unit, quantity, micros }) => (
                <TableRow key={`${component} ${unit}`}>
                  <TableCell>{COMPONENT_WORDS[component] ?? component}</TableCell>
                  <TableCell className="tabular whitespace-nowrap text-right">
                    {quantityWords(quantity, unit)}
                  </TableCell>
                  <TableCell className="tabular whitespace-nowrap text-right">{money(micros)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      <CardFooter className="text-muted-foreground text-sm" suppressHydrationWarning>
        <p>
          {forecast ? forecastWords(forecast) : 'A forecast is made from the second day on, once something was used.'}
          {props.simulated && ' Simulated calls and texts cost nothing.'}
          {props.invoiced && ' The invoice has the plan, conversation by the minute, and the rest at this cost.'}
        </p>
      </CardFooter>
    </Card>
  );
}

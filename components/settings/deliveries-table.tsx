'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RowButton } from '#components/ui/row-button.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type DeliveriesPage, type Delivery, useDeliveries } from './delivery-queries.ts';
import { DeliveryStatus } from './delivery-status.tsx';

const DeliverySheet = dynamic(() => import('./delivery-sheet.tsx').then((module) => module.DeliverySheet));

/** What was sent and what was answered, the newest first. A row opens its attempts. */
export function DeliveriesTable(props: {
  query: Record<string, string | undefined>;
  initial: DeliveriesPage;
  canEdit: boolean;
}) {
  const { data } = useDeliveries(props.query, props.initial);
  const [opened, setOpened] = useState<string | null>(null);
  if (data.deliveries.length === 0) {
    return (
      <Card>
        <EmptyState
          title={props.query.status || props.query.event ? 'No delivery fits these filters' : 'Deliveries will be here'}
          why="Every event that was sent, what your address answered, and a button that sends it again."
        />
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Status</TableHead>
            <TableHead>Event</TableHead>
            <TableHead className="w-full max-md:hidden">Answer</TableHead>
            <TableHead className="text-right max-sm:hidden">Attempts</TableHead>
            <TableHead className="text-right">When</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {data.deliveries.map((delivery) => (
            <TableRow key={delivery.id} className="relative">
              <TableCell>
                <DeliveryStatus of={delivery} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <RowButton onClick={() => setOpened(delivery.id)}>
                  <code className="text-xs">{delivery.event}</code>
                </RowButton>
              </TableCell>
              <TableCell className="max-w-0 truncate text-muted-foreground max-md:hidden">
                {answerOf(delivery)}
              </TableCell>
              <TableCell className="figures text-right text-xs max-sm:hidden">{delivery.attempts}</TableCell>
              <TableCell className="text-right text-muted-foreground">
                <RelativeTime at={delivery.created_at} className="relative" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {opened !== null && <DeliverySheet id={opened} readOnly={!props.canEdit} onClose={() => setOpened(null)} />}
    </Card>
  );
}

function answerOf(delivery: Delivery): string {
  if (delivery.last_error) return delivery.last_error;
  return delivery.last_status_code === null ? 'Not sent yet' : `Answered ${delivery.last_status_code}`;
}

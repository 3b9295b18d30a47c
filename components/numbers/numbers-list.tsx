'use client';

import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Card } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { PhoneNumber as PhoneNumberRow } from '#lib/services/numbers/schema.ts';
import { useNumbers } from './queries.ts';

export function NumbersList(props: {
  businessId: string;
  initial: PhoneNumberRow[];
  /** Agents' names by id. */
  agents: Record<string, string>;
}) {
  const { data: numbers } = useNumbers(props.businessId, props.initial);
  return (
    <Card className="overflow-hidden">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Number</TableHead>
            <TableHead>Answered by</TableHead>
            <TableHead className="w-full max-sm:hidden">Rings first</TableHead>
            <TableHead className="text-right max-sm:hidden">Since</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {numbers.map((number) => (
            <TableRow key={number.id}>
              <TableCell>
                <PhoneNumber value={number.phone_number} copy />
              </TableCell>
              <TableCell className="max-sm:whitespace-normal sm:whitespace-nowrap">
                {number.agent_id ? (
                  <Link
                    href={businessPath(number.business_id, `agents/${number.agent_id}`)}
                    className="rounded-xs underline decoration-input underline-offset-4 hover:decoration-current"
                  >
                    {props.agents[number.agent_id] ?? 'An archived agent'}
                  </Link>
                ) : (
                  <span className="text-muted-foreground">Nobody yet</span>
                )}
                {number.forward_to && (
                  <span className="block text-muted-foreground text-xs sm:hidden">
                    Rings <PhoneNumber value={number.forward_to} /> first
                  </span>
                )}
              </TableCell>
              <TableCell className="text-muted-foreground max-sm:hidden">
                {number.forward_to ? (
                  <>
                    <PhoneNumber value={number.forward_to} className="text-foreground" />, the agent after 20 s
                  </>
                ) : (
                  'The agent answers at once'
                )}
              </TableCell>
              <TableCell className="text-right text-muted-foreground max-sm:hidden">
                <RelativeTime at={number.created_at} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

'use client';

import Link from 'next/link';
import type { z } from 'zod';
import { businessPath } from '#components/layout/navigation.ts';
import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { UsageEntry } from '#lib/services/account/schema.ts';
import { money } from './plan-words.ts';

type Entry = z.output<typeof UsageEntry>;

/** The requests made with one's own keys, the newest first. */
export function RequestLog(props: { businessId: string; entries: Entry[]; keys: Record<string, string> }) {
  return (
    <Card className="overflow-hidden">
      <Table dense>
        <TableHeader>
          <TableRow>
            <TableHead>Answer</TableHead>
            <TableHead className="w-full">Request</TableHead>
            <TableHead className="max-md:hidden">Key</TableHead>
            <TableHead className="text-right max-md:hidden">Cost</TableHead>
            <TableHead className="text-right">When</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {props.entries.map((entry) => (
            <TableRow key={entry.id}>
              <TableCell>
                <Answer status={entry.status_code} />
              </TableCell>
              <TableCell className="max-w-0 truncate">
                <code className="text-xs">
                  <span className="text-muted-foreground">{entry.method}</span> {entry.endpoint}
                </code>
              </TableCell>
              <TableCell className="max-w-44 truncate text-muted-foreground max-md:hidden">
                {props.keys[entry.key_id] ?? 'A key that is gone'}
              </TableCell>
              <TableCell className="tabular whitespace-nowrap text-right max-md:hidden">
                <Cost businessId={props.businessId} of={entry} />
              </TableCell>
              <TableCell className="text-right text-muted-foreground">
                <RelativeTime at={entry.created_at} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function Answer({ status }: { status: number }) {
  if (status >= 500) return <StatusBadge tone="failed">{status}</StatusBadge>;
  return <StatusBadge tone={status >= 400 ? 'off' : 'done'}>{status}</StatusBadge>;
}

/** What the call that the request placed came to. */
function Cost({ businessId, of: { call_id, cost_cents } }: { businessId: string; of: Entry }) {
  if (!call_id) return null;
  return (
    <Link
      href={businessPath(businessId, `calls/${call_id}`)}
      prefetch={false}
      className="rounded-xs underline decoration-input decoration-dotted underline-offset-4 hover:decoration-solid"
    >
      {cost_cents === null ? 'Call' : money(cost_cents * 10_000)}
    </Link>
  );
}

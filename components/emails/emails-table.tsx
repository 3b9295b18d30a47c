'use client';

import { useState } from 'react';
import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RowButton } from '#components/ui/row-button.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { EmailSheet } from './email-sheet.tsx';
import { EmailStatus } from './email-status.tsx';
import { SOURCES } from './email-words.ts';
import { type EmailsPage, type EmailsQuery, useEmails } from './queries.ts';

/** The queue of emails: a table, or cards on a phone. A press opens the letter. */
export function EmailsTable(props: { query: EmailsQuery; initial: EmailsPage; canWrite: boolean }) {
  const { data: page } = useEmails(props.query, props.initial);
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {page.emails.map((email) => (
          <li key={email.id} className="relative grid gap-1 px-4 py-3 active:bg-muted">
            <RowButton onClick={() => setOpenId(email.id)}>
              <span className="font-medium">{email.subject}</span>
            </RowButton>
            <span className="truncate text-muted-foreground text-sm">{email.to}</span>
            <span className="flex justify-between gap-3 text-muted-foreground text-xs">
              <EmailStatus status={email.status} />
              <RelativeTime at={email.created_at} />
            </span>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full">Subject</TableHead>
              <TableHead>To</TableHead>
              <TableHead>Status</TableHead>
              <TableHead className="max-lg:hidden">From</TableHead>
              <TableHead className="text-right">Written</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {page.emails.map((email) => (
              <TableRow key={email.id} className="relative">
                <TableCell className="max-w-0 truncate">
                  <RowButton onClick={() => setOpenId(email.id)}>
                    <span className="font-medium">{email.subject}</span>
                  </RowButton>
                </TableCell>
                <TableCell className="max-w-56 truncate text-muted-foreground">{email.to}</TableCell>
                <TableCell>
                  <EmailStatus status={email.status} />
                </TableCell>
                <TableCell className="text-muted-foreground max-lg:hidden">{SOURCES[email.source]}</TableCell>
                <TableCell className="text-right text-muted-foreground">
                  <RelativeTime at={email.created_at} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <EmailSheet id={openId} canWrite={props.canWrite} onClose={() => setOpenId(null)} />
    </Card>
  );
}

'use client';

import { ErrorNote } from '#components/api/error-note.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Invoice } from '#lib/services/billing/schema.ts';
import { amount } from './plan-words.ts';
import { useInvoices } from './queries.ts';

/** Invoices, where somebody writes them. */
export function InvoicesCard({ businessId, configured }: { businessId: string; configured: boolean }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Invoices</CardTitle>
      </CardHeader>
      {configured ? (
        <Invoices businessId={businessId} />
      ) : (
        <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">
          There are none. Invoices are written by a payment provider, and this installation connects to none: what is
          used is counted, and not charged.
        </p>
      )}
    </Card>
  );
}

function Invoices({ businessId }: { businessId: string }) {
  const { data, error, refetch } = useInvoices(businessId);
  if (error) {
    return (
      <ErrorNote
        className="m-4 mt-1"
        title="The invoices could not be read"
        error={error}
        action={
          <Button size="sm" onClick={() => refetch()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (!data) return <Skeleton className="mx-4 mt-1 mb-4 h-9" />;
  if (data.invoices.length === 0) {
    return <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">The first one comes with the first payment.</p>;
  }
  return (
    <ul className="divide-y divide-border pb-1">
      {data.invoices.map((invoice) => (
        <li key={invoice.id}>
          <Line invoice={invoice} />
        </li>
      ))}
    </ul>
  );
}

const WORDS = { open: 'Open', paid: 'Paid', uncollectible: 'Not collected', void: 'Void' } as const;

function Line({ invoice }: { invoice: Invoice }) {
  const { url, number, status } = invoice;
  const line = (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{number ?? 'Invoice'}</span>
        <RelativeTime at={invoice.created_at} className="text-muted-foreground text-xs" />
      </span>
      <Badge tone={status === 'open' ? 'failed' : 'neutral'}>{WORDS[status]}</Badge>
      <span className="tabular">{amount(invoice.total, invoice.currency)}</span>
    </>
  );
  const classes = 'flex min-h-12 items-center gap-3 px-4 py-1.5 text-sm';
  if (!url) return <div className={classes}>{line}</div>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className={`${classes} hover:bg-accent`}
      aria-label={`Invoice ${number ?? ''}, ${WORDS[status]}, ${amount(invoice.total, invoice.currency)}: opens in a new tab`}
    >
      {line}
    </a>
  );
}

import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';

/** Nothing is charged where no payment provider is connected, and so there is nothing to be had in writing. */
export function InvoicesCard() {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Invoices</CardTitle>
      </CardHeader>
      <p className="px-4 pt-1 pb-4 text-muted-foreground text-sm">
        There are none. Invoices are written by a payment provider, and this version connects to none: what is used is
        counted above, and not charged.
      </p>
    </Card>
  );
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';
import type { Billing } from '#lib/services/billing/schema.ts';
import { planWords } from './plan-words.ts';
import { invoicesOf, useBilling, useOpenPage } from './queries.ts';

/** The plan of the business, until when, what happens then, and the way to the provider's pages. */
export function PlanCard({ initial, awaited }: { initial: Billing; awaited: boolean }) {
  const { now } = useViewerClock();
  const { data: billing } = useBilling(initial, awaited);
  const open = useOpenPage(billing.business_id);
  const router = useRouter();
  const queries = useQueryClient();
  const news = billing.plan !== initial.plan;
  // The bar above and the invoices below are not of this card.
  useEffect(() => {
    if (!news) return;
    router.refresh();
    void queries.invalidateQueries({ queryKey: invoicesOf(initial.business_id) });
  }, [news, router, queries, initial.business_id]);
  const { title, when, next, action } = planWords(billing, now);
  return (
    <Card>
      <CardHeader>
        <CardTitle>Your plan</CardTitle>
        {billing.test_mode && <Badge tone="test">Test payments</Badge>}
      </CardHeader>
      <CardContent className="grid gap-3" aria-live="polite">
        <div className="grid gap-1">
          <p className="font-medium text-lg" suppressHydrationWarning>
            {title}
          </p>
          <p className="text-muted-foreground text-sm" suppressHydrationWarning>
            {billing.until && (
              <>
                {when} <RelativeTime within at={billing.until} className="text-foreground" />.{' '}
              </>
            )}
            {next}
          </p>
        </div>
        {action && (
          <Button
            variant={action.urgent ? 'primary' : 'secondary'}
            className="justify-self-start"
            pending={open.isPending || open.isSuccess}
            onClick={() => open.mutate(action.page)}
          >
            {action.label}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

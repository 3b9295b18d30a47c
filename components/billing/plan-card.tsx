'use client';

import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';
import type { Business } from '#lib/services/businesses/schema.ts';
import { planWords } from './plan-words.ts';

/** The plan of the business, until when, and what happens then. */
export function PlanCard({ business }: { business: Pick<Business, 'subscription_status' | 'trial_ends_at'> }) {
  const { now } = useViewerClock();
  const { title, until, next } = planWords(business, now);
  return (
    <Card>
      <CardHeader>
        <CardTitle>Your plan</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-1">
        <p className="font-medium text-lg" suppressHydrationWarning>
          {title}
        </p>
        <p className="text-muted-foreground text-sm" suppressHydrationWarning>
          {until && (
            <>
              Until <RelativeTime at={until} className="text-foreground" />.{' '}
            </>
          )}
          {next}
        </p>
      </CardContent>
    </Card>
  );
}

'use client';

import { useState } from 'react';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Bundle } from '#lib/services/compliance/schema.ts';
import { BundleForm } from './bundle-form.tsx';
import type { Wanted } from './market-queries.ts';

/** Where a country asks who will have its numbers: how that stands, or the form that says it. */
export function BundleStep(props: { businessId: string; country: string; wanted: Wanted; bundle: Bundle | null }) {
  const { bundle, country } = props;
  const [mending, setMending] = useState(false);
  const named = bundle && nameOf(bundle);
  if (bundle?.status === 'approved') {
    return (
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <StatusBadge tone="done">Approved</StatusBadge> {country} knows who will have it: {named}.
      </p>
    );
  }
  if (bundle && (bundle.status === 'pending-review' || bundle.status === 'in-review')) {
    return (
      <div className="grid gap-1 text-sm" role="status">
        <p className="flex flex-wrap items-center gap-2">
          <StatusBadge tone="waiting">Under review</StatusBadge> {named}, handed in{' '}
          {bundle.submitted_at && <RelativeTime at={bundle.submitted_at} />}
        </p>
        <p className="text-muted-foreground text-xs">
          You can buy as soon as it is approved: within days in the phone network, within seconds when simulated.
        </p>
      </div>
    );
  }
  return (
    <section className="grid gap-4 border-border border-t pt-4" aria-label="Who will have the number">
      <div className="grid gap-1">
        <h3 className="font-medium text-sm">{country} asks who will have the number</h3>
        {bundle?.status === 'rejected' && !mending ? (
          <p className="text-failed text-sm">
            It was rejected{bundle.reason ? `: ${bundle.reason}` : '.'} Put it right and hand it in again.
          </p>
        ) : (
          <p className="text-muted-foreground text-xs">Said once, it holds for every number of this kind.</p>
        )}
      </div>
      <BundleForm {...props} onTouched={() => setMending(true)} />
    </section>
  );
}

const nameOf = ({ end_user }: Bundle): string =>
  end_user.type === 'business' ? end_user.business_name : `${end_user.first_name} ${end_user.last_name}`;

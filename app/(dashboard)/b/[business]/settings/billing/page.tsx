import type { Metadata } from 'next';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { InvoicesCard } from '#components/billing/invoices-card.tsx';
import { LogFilters } from '#components/billing/log-filters.tsx';
import { MonthCard } from '#components/billing/month-card.tsx';
import { PlanCard } from '#components/billing/plan-card.tsx';
import { RequestLog } from '#components/billing/request-log.tsx';
import { requestsByDay, requestsByKey } from '#components/billing/requests.ts';
import { RequestsCard } from '#components/billing/requests-card.tsx';
import { dayOf, dayStart, laterDay } from '#components/calls/business-day.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { ForAdmins } from '#components/settings/for-admins.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { requestDays } from '#lib/services/account/request-days.ts';
import { ListUsageInput } from '#lib/services/account/schema.ts';
import { getSpending } from '#lib/services/account/spending.ts';
import { listUsage } from '#lib/services/account/usage.ts';
import { getBilling } from '#lib/services/billing/read.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { listKeys } from '#lib/services/keys/service.ts';
import { listNumbers } from '#lib/services/numbers/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Billing' };

const DAYS = 30;

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BillingPage({ params, searchParams }: Props) {
  const { ctx, business, simulated } = await pageContext((await params).business);
  const head = (
    <>
      <PageHeader title="Settings" line="What you have used, and what it costs" />
      <SettingsNav businessId={business.id} />
    </>
  );
  if (!roleAtLeast(business.role, 'admin')) {
    return (
      <>
        {head}
        <ForAdmins what="the plan and what it costs" />
      </>
    );
  }
  const path = businessPath(business.id, 'settings/billing');
  const { zone } = await getBusiness(ctx, business.id);
  const today = dayOf(Date.now(), zone);
  const since = laterDay(today, 1 - DAYS);
  const asked = await searchParams;
  const { filters, place, input } = readLog(asked, zone);
  const [billing, spending, counts, { keys }, numbers, usage] = await Promise.all([
    getBilling(ctx, { business_id: business.id }),
    getSpending(ctx, business.id),
    requestDays(ctx, { businessId: business.id, from: since, to: today }),
    listKeys(ctx),
    listNumbers(ctx).then(({ text }) => JSON.parse(text).numbers),
    listUsage(ctx, input).then(({ text }) => JSON.parse(text)),
  ]);
  const names = new Map(keys.map(({ id, name }) => [id, name]));
  return (
    <>
      {head}
      <div className="grid gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-[21rem_minmax(0,1fr)]">
          <div className="grid gap-4">
            <PlanCard initial={billing} awaited={asked.paid !== undefined} />
            <InvoicesCard businessId={business.id} configured={billing.configured} />
          </div>
          <MonthCard
            businessId={business.id}
            spending={spending}
            from={dayOf(Date.parse(spending.start), zone)}
            to={dayOf(Date.parse(spending.end) - 1, zone)}
            numbers={numbers.length}
            simulated={simulated}
            invoiced={billing.configured}
          />
        </div>
        <RequestsCard
          businessId={business.id}
          from={since}
          to={today}
          points={requestsByDay(counts, since, DAYS)}
          keys={requestsByKey(counts, names)}
        />
        <section aria-labelledby="log" className="mt-4">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <h2 id="log" className="scroll-mt-16 font-semibold text-md">
              API requests
            </h2>
            <LogFilters today={today} keys={keys} />
          </div>
          {usage.usage.length > 0 ? (
            <RequestLog businessId={business.id} entries={usage.usage} keys={Object.fromEntries(names)} />
          ) : (
            <Card>
              {Object.values(filters).some(Boolean) ? (
                <EmptyState
                  title="No request fits these filters"
                  why="Take one away, or look at all requests."
                  action={
                    <Button asChild>
                      <Link href={path}>All requests</Link>
                    </Button>
                  }
                />
              ) : (
                <EmptyState
                  title="Your API requests will be here"
                  why="Each request of your own programs, what it was answered, and what the call that it placed cost."
                  action={
                    <Button asChild>
                      <Link href={businessPath(business.id, 'settings/keys')}>Make an API key</Link>
                    </Button>
                  }
                />
              )}
            </Card>
          )}
          <Pager {...neighbours(path, filters, place, usage.next_cursor)} />
        </section>
      </div>
    </>
  );
}

/** The log's filters from the address. What cannot be used is left out: the fields above it show that. */
function readLog(asked: Awaited<Props['searchParams']>, zone: string) {
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] || undefined : undefined);
  const filters = { key: one('key'), outcome: one('outcome'), from: one('from'), to: one('to') };
  const place = { after: one('after'), before: one('before') };
  const parsed = ListUsageInput.safeParse({
    key_id: filters.key,
    outcome: filters.outcome,
    start: filters.from && (dayStart(filters.from, zone) ?? undefined),
    end: filters.to && dayStart(filters.to, zone) ? dayStart(laterDay(filters.to), zone) : undefined,
    limit: 50,
    after: place.after,
  });
  if (parsed.success) return { filters, place, input: parsed.data };
  return { filters: {}, place: {}, input: ListUsageInput.parse({ limit: 50 }) };
}

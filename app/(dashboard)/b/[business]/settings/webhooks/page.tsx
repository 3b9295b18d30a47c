import type { Metadata } from 'next';
import { neighbours } from '#components/api/trail.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { DeliveriesTable } from '#components/settings/deliveries-table.tsx';
import { WebhookForm } from '#components/settings/webhook-form.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { grants, ROLE_SCOPES } from '#lib/core/scope.ts';
import { webhookHealth } from '#lib/services/connections/webhook-health.ts';
import { listDeliveries } from '#lib/services/webhooks/delivery-log.ts';
import { EVENT_TYPES } from '#lib/services/webhooks/event-data.ts';
import { ListDeliveriesInput } from '#lib/services/webhooks/schema.ts';
import { viewWebhook } from '#lib/services/webhooks/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Webhooks' };

const STATUSES = [
  { value: 'delivered', label: 'Delivered' },
  { value: 'pending', label: 'On its way' },
  { value: 'dead', label: 'Given up' },
];

const EVENTS = EVENT_TYPES.map((event) => ({ value: event, label: event }));

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WebhooksPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined);
  const whole = { business_id: business.id, status: one('status'), event: one('event'), after: one('after') };
  const parsed = ListDeliveriesInput.safeParse(whole);
  // A filter that cannot be used is left out: the select above the list shows that none is chosen.
  const query = parsed.success ? whole : { business_id: business.id };
  const [webhook, health, listed] = await Promise.all([
    viewWebhook(ctx, { business_id: business.id }),
    webhookHealth(ctx, business.id),
    listDeliveries(ctx, parsed.data ?? ListDeliveriesInput.parse(query)),
  ]);
  const page = JSON.parse(listed.text);
  const path = businessPath(business.id, 'settings/webhooks');
  const canEdit = grants(ROLE_SCOPES[business.role], 'webhooks:write');
  return (
    <>
      <PageHeader title="Settings" line="Tell your own systems what happens on your calls" />
      <SettingsNav businessId={business.id} />
      <WebhookForm key={business.id} businessId={business.id} initial={webhook} health={health} canEdit={canEdit} />
      <section aria-labelledby="deliveries" className="mt-8">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="deliveries" className="font-semibold text-md">
            Deliveries
          </h2>
          <FilterBar
            className="mb-0"
            choices={[
              { param: 'status', any: 'Any status', options: STATUSES },
              { param: 'event', any: 'Any event', options: EVENTS },
            ]}
          />
        </div>
        <DeliveriesTable key={JSON.stringify(query)} query={query} initial={page} canEdit={canEdit} />
        <Pager
          {...neighbours(
            path,
            { status: whole.status, event: whole.event },
            { after: whole.after, before: one('before') },
            page.next_cursor,
          )}
        />
      </section>
    </>
  );
}

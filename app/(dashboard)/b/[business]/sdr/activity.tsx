import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { first } from '#components/messages/messages-address.ts';
import { ActivityList } from '#components/sdr/activity-list.tsx';
import type { ActivityPage } from '#components/sdr/queries.ts';
import { sdrPath } from '#components/sdr/sdr-tabs.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listActivity } from '#lib/services/sdr/activity.ts';
import { ActivityInput } from '#lib/services/sdr/schema.ts';
import type { ViewProps } from './view-props.ts';

/** Everything that was done with leads. */
export async function Activity({ page: { ctx, business }, asked }: ViewProps) {
  const businessId = business.id;
  const asks = { businessId, after: first(asked, 'after') };
  const parsed = ActivityInput.safeParse(asks);
  const query = parsed.success ? asks : { businessId };
  const { text } = await listActivity(ctx, parsed.data ?? ActivityInput.parse(query));
  const initial: ActivityPage = JSON.parse(text);
  if (initial.activity.length === 0) {
    return (
      <Card>
        <EmptyState
          title="What is done will be here"
          why="Every call, text and email to a lead, what came of it, and every lead that was left to you."
          action={
            <Button asChild>
              <Link href={sdrPath(businessId)}>Look at the queue</Link>
            </Button>
          }
        />
      </Card>
    );
  }
  const place = { after: parsed.success ? asks.after : undefined, before: first(asked, 'before') };
  return (
    <>
      <ActivityList key={JSON.stringify(query)} businessId={businessId} query={query} initial={initial} />
      <Pager {...neighbours(sdrPath(businessId), { view: 'activity' }, place, initial.next_cursor)} />
    </>
  );
}

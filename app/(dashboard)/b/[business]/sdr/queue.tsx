import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { first } from '#components/messages/messages-address.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { QueueView } from '#components/sdr/queue-view.tsx';
import { sdrPath } from '#components/sdr/sdr-tabs.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listPipeline } from '#lib/services/sdr/pipeline.ts';
import { PipelineInput } from '#lib/services/sdr/schema.ts';
import type { ViewProps } from './view-props.ts';

/** Leads by segment, with what is next. */
export async function Queue({ page: { ctx, business }, asked, whole, wholeQuery, canWrite, ...props }: ViewProps) {
  const businessId = business.id;
  if (whole.summary.total_leads === 0) {
    return (
      <Card>
        <EmptyState
          title="Your queue will be here"
          why="Every lead, with what to do next: a call, a text, an email, or nothing, and why."
          action={
            <>
              <RingButton businessId={businessId} />
              {canWrite && (
                <Button asChild>
                  <Link href={sdrPath(businessId, 'settings')}>Set the rules</Link>
                </Button>
              )}
            </>
          }
        />
      </Card>
    );
  }
  const asks = { businessId, segment: first(asked, 'segment'), after: first(asked, 'after'), limit: '50' };
  const parsed = PipelineInput.safeParse(asks);
  const query = parsed.success ? asks : { businessId, limit: '50' };
  const input = parsed.data ?? PipelineInput.parse(query);
  const initial = await listPipeline(ctx, input);
  const place = { after: input.after ? asks.after : undefined, before: first(asked, 'before') };
  return (
    <QueueView
      key={JSON.stringify(query)}
      businessId={businessId}
      segment={input.segment}
      query={query}
      initial={initial}
      wholeQuery={wholeQuery}
      whole={whole}
      config={props.config}
      rules={props.rules}
      canWrite={canWrite}
      pager={<Pager {...neighbours(sdrPath(businessId), { segment: input.segment }, place, initial.next_cursor)} />}
    />
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LeadPage } from '#components/leads/lead-page.tsx';
import { accountOf, type Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { getCall } from '#lib/services/calls/read.ts';
import { leadNext } from '#lib/services/lead-record/next.ts';
import { TimelineInput } from '#lib/services/lead-record/schema.ts';
import { listTimeline } from '#lib/services/lead-record/timeline.ts';
import { getLead } from '#lib/services/leads/read.ts';
import { GetLeadInput, type LeadDetail } from '#lib/services/leads/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

interface Props {
  params: Promise<{ business: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { business, id } = await params;
  return { title: (await readLead((await pageContext(business)).ctx, id)).name };
}

export default async function Page({ params }: Props) {
  const { business: businessId, id } = await params;
  const { ctx, business, email } = await pageContext(businessId);
  const lead = await readLead(ctx, id);
  const [timeline, next, agents, moments] = await Promise.all([
    listTimeline(ctx, TimelineInput.parse({ id: lead.id })).then(({ text }) => JSON.parse(text)),
    leadNext(ctx, { id: lead.id }),
    listAgents(ctx).then(({ text }) => JSON.parse(text).agents),
    momentsOf(ctx, lead),
  ]);
  return (
    <LeadPage
      key={lead.id}
      initial={lead}
      timeline={timeline}
      next={next}
      agents={agents}
      me={{ id: accountOf(ctx), email }}
      canWrite={roleAtLeast(business.role, 'member')}
      canList={roleAtLeast(business.role, 'admin')}
      moments={moments}
    />
  );
}

async function readLead(ctx: Context, id: string): Promise<LeadDetail> {
  const input = GetLeadInput.safeParse({ id });
  if (!input.success) notFound();
  try {
    return JSON.parse((await getLead(ctx, input.data.id)).text);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** When each reason's sentence was spoken, in seconds of its call. A call that was deleted has no moments. */
async function momentsOf(ctx: Context, lead: LeadDetail): Promise<Record<string, number>> {
  const ids = [...new Set(lead.score_factors.flatMap((factor) => factor.call_id ?? []))];
  const calls = await Promise.all(ids.map((id) => getCall(ctx, { id, include: 'transcript' }).catch(() => null)));
  return Object.fromEntries(
    calls.flatMap((call) =>
      (call?.transcript ?? []).map((turn) => [`${call?.id} ${turn.index}`, Math.floor(turn.start_ms / 1000)]),
    ),
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgentEditor } from '#components/agents/agent-editor.tsx';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { timeOfDay } from '#lib/core/time.ts';
import { type AgentDetail, GetAgentInput } from '#lib/services/agents/schema.ts';
import { getAgent } from '#lib/services/agents/service.ts';
import { speaker } from '#lib/services/agents/speaker.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { ListEvalsInput } from '#lib/services/evals/schema.ts';
import { listEvals } from '#lib/services/evals/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { knownActors } from '#lib/surfaces/pages/known-actors.ts';

interface Props {
  params: Promise<{ business: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { business, id } = await params;
  return { title: (await readAgent((await pageContext(business)).ctx, id)).name };
}

export default async function Page({ params }: Props) {
  const { business: businessId, id } = await params;
  const { ctx, business, simulated } = await pageContext(businessId);
  const agent = await readAgent(ctx, id);
  const [known, evals, { zone }] = await Promise.all([
    knownActors(businessId),
    listEvals(ctx, ListEvalsInput.parse({ agent_id: agent.id, limit: 200 })),
    getBusiness(ctx, business.id),
  ]);
  return (
    <AgentEditor
      key={agent.id}
      initial={agent}
      evals={JSON.parse(evals.text).evals}
      around={{ businessName: business.name, timeOfDay: timeOfDay(zone, new Date()) }}
      speaker={{ ...speaker(ctx), simulated }}
      known={known}
      canEdit={roleAtLeast(business.role, 'admin')}
      canCall={roleAtLeast(business.role, 'member')}
    />
  );
}

async function readAgent(ctx: Context, id: string): Promise<AgentDetail> {
  const input = GetAgentInput.safeParse({ id });
  if (!input.success) notFound();
  try {
    return await getAgent(ctx, input.data.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgentEditor } from '#components/agents/agent-editor.tsx';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { type AgentDetail, GetAgentInput } from '#lib/services/agents/schema.ts';
import { getAgent } from '#lib/services/agents/service.ts';
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
  const { ctx, business } = await pageContext(businessId);
  const [agent, known] = await Promise.all([readAgent(ctx, id), knownActors(businessId)]);
  return <AgentEditor key={agent.id} initial={agent} known={known} canEdit={roleAtLeast(business.role, 'admin')} />;
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

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ScenarioForm } from '#components/evals/scenario-form.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'New scenario' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ agent?: string | string[] }>;
}

export default async function NewEvalPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const agents: { id: string; name: string }[] = JSON.parse((await listAgents(ctx)).text).agents;
  const asked = (await searchParams).agent;
  const agent = agents.find(({ id }) => id === asked) ?? agents[0];
  if (!agent) notFound();
  return (
    <>
      <PageHeader
        title="New scenario"
        line={`What ${agent.name} is asked, and what its answers are held to`}
        back={
          <Link
            href={businessPath(business.id, `evals?agent=${agent.id}`)}
            className="rounded-xs hover:text-foreground"
          >
            Evals
          </Link>
        }
      />
      <ScenarioForm businessId={business.id} agentId={agent.id} canEdit={roleAtLeast(business.role, 'admin')} />
    </>
  );
}

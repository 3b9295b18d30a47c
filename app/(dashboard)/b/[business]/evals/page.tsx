import type { Metadata } from 'next';
import Link from 'next/link';
import { AgentChoice } from '#components/evals/agent-choice.tsx';
import { EvalsView } from '#components/evals/evals-view.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { listRuns } from '#lib/services/evals/runs.ts';
import { ListEvalsInput, ListRunsInput } from '#lib/services/evals/schema.ts';
import { listEvals } from '#lib/services/evals/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Evals' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ agent?: string | string[] }>;
}

export default async function EvalsPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const agents: { id: string; name: string }[] = JSON.parse((await listAgents(ctx)).text).agents;
  const asked = (await searchParams).agent;
  const agent = agents.find(({ id }) => id === asked) ?? agents[0];
  const canEdit = roleAtLeast(business.role, 'admin');
  const line = 'Conversations that every change of the instructions must pass';
  if (!agent) {
    return (
      <>
        <PageHeader title="Evals" line={line} />
        <Card>
          <EmptyState
            title="The scenarios of your agents will be here"
            why="There is no agent yet that could be asked."
            action={
              <Button asChild>
                <Link href={businessPath(business.id, 'agents')}>Make an agent</Link>
              </Button>
            }
          />
        </Card>
      </>
    );
  }
  const [evals, runs] = await Promise.all([
    listEvals(ctx, ListEvalsInput.parse({ agent_id: agent.id, limit: 200 })),
    listRuns(ctx, ListRunsInput.parse({ agent_id: agent.id })),
  ]);
  const read = JSON.parse(runs.text);
  const initial = { evals: JSON.parse(evals.text).evals, runs: { runs: read.runs, more: read.has_more } };
  const make = canEdit && (
    <Button asChild>
      <Link href={businessPath(business.id, `evals/new?agent=${agent.id}`)}>New scenario</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Evals"
        line={line}
        actions={
          <>
            <AgentChoice agents={agents} current={agent.id} />
            {initial.evals.length > 0 && make}
          </>
        }
      />
      {initial.evals.length > 0 ? (
        <EvalsView key={agent.id} businessId={business.id} agentId={agent.id} initial={initial} canEdit={canEdit} />
      ) : (
        <Card>
          <EmptyState
            title={`Scenarios for ${agent.name} will be here`}
            why="When a call went wrong, its scenario keeps it from going wrong again. Open the call and choose “Make this an eval”."
            action={
              <>
                <Button variant="primary" asChild>
                  <Link href={businessPath(business.id, 'calls')}>Make one from a call</Link>
                </Button>
                {make}
              </>
            }
          />
        </Card>
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { AgentsList } from '#components/agents/agents-list.tsx';
import { CreateAgent } from '#components/agents/create-agent.tsx';
import type { AgentRow } from '#components/agents/queries.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listAgents } from '#lib/services/agents/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Agents' };

export default async function AgentsPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const agents: AgentRow[] = JSON.parse((await listAgents(ctx)).text).agents;
  const create = <CreateAgent businessId={business.id} businessName={business.name} />;
  return (
    <>
      <PageHeader
        title="Agents"
        line="Who answers and calls for you, and what they are told"
        actions={
          agents.length > 0 && (
            <>
              {create}
              <RingButton businessId={business.id} />
            </>
          )
        }
      />
      {agents.length > 0 ? (
        <AgentsList businessId={business.id} initial={agents} />
      ) : (
        <Card>
          <EmptyState
            title="Your agents will be here"
            why="An agent answers your number, asks what callers want and writes it down."
            action={create}
          />
        </Card>
      )}
    </>
  );
}

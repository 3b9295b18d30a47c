import type { Metadata } from 'next';
import { AgentsList } from '#components/agents/agents-list.tsx';
import { CreateAgent } from '#components/agents/create-agent.tsx';
import type { AgentRow } from '#components/agents/queries.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { lastCalls } from '#lib/services/agents/last-calls.ts';
import { ListAgentsInput } from '#lib/services/agents/schema.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { agentAnalytics } from '#lib/services/analytics/agents.ts';
import { AgentAnalyticsInput } from '#lib/services/analytics/schema.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Agents' };

const SHOWN = {
  param: 'status',
  any: 'Those that answer',
  options: [
    { value: 'archived', label: 'Archived' },
    { value: 'all', label: 'All' },
  ],
};

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ status?: string | string[] }>;
}

export default async function AgentsPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const asked = ListAgentsInput.shape.status.safeParse((await searchParams).status);
  const shown = asked.data ?? 'active';
  const [listed, week, lastCall, { type }] = await Promise.all([
    listAgents(ctx, { status: 'all' }),
    agentAnalytics(ctx, AgentAnalyticsInput.parse({ days: 7, business_id: business.id })),
    lastCalls(ctx, 'agents'),
    getBusiness(ctx, business.id),
  ]);
  const all: AgentRow[] = JSON.parse(listed.text).agents;
  const activity = {
    week: Object.fromEntries(week.agents.map(({ agent_id, calls }) => [agent_id, calls.total])),
    lastCall,
  };
  const agents = shown === 'all' ? all : all.filter(({ status }) => status === shown);
  const someArchived = all.some(({ status }) => status === 'archived');
  const canEdit = roleAtLeast(business.role, 'admin');
  const create = canEdit && <CreateAgent businessId={business.id} businessName={business.name} businessType={type} />;
  return (
    <>
      <PageHeader
        title="Agents"
        line="Who answers and calls for you, and what they are told"
        actions={
          agents.length > 0 && (
            <>
              {create}
              {roleAtLeast(business.role, 'member') && <RingButton businessId={business.id} />}
            </>
          )
        }
      />
      {(someArchived || shown !== 'active') && <FilterBar choices={[SHOWN]} />}
      {agents.length > 0 ? (
        <AgentsList
          key={shown}
          businessId={business.id}
          initial={agents}
          shown={shown}
          activity={activity}
          canEdit={canEdit}
        />
      ) : shown === 'archived' ? (
        <p className="text-muted-foreground text-sm">No agent is archived.</p>
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

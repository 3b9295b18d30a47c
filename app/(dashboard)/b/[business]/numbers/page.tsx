import type { Metadata } from 'next';
import type { AgentRow } from '#components/agents/queries.ts';
import { AddNumber } from '#components/numbers/add-number.tsx';
import { NumbersList } from '#components/numbers/numbers-list.tsx';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Trunks } from '#components/trunks/trunks.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { lastCalls } from '#lib/services/agents/last-calls.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { offeredCountries } from '#lib/services/numbers/kind.ts';
import type { PhoneNumber } from '#lib/services/numbers/schema.ts';
import { listNumbers } from '#lib/services/numbers/service.ts';
import { ListTrunksInput } from '#lib/services/trunks/schema.ts';
import { listTrunks } from '#lib/services/trunks/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Numbers' };

export default async function NumbersPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business, simulated } = await pageContext((await params).business);
  const [listed, named, last, trunks] = await Promise.all([
    listNumbers(ctx),
    listAgents(ctx),
    lastCalls(ctx, 'numbers'),
    listTrunks(ctx, ListTrunksInput.parse({ business_id: business.id })),
  ]);
  const numbers: PhoneNumber[] = JSON.parse(listed.text).numbers;
  const agents: AgentRow[] = JSON.parse(named.text).agents;
  const answering = agents.map(({ id, name }) => ({ id, name }));
  const mayAdd = roleAtLeast(business.role, 'admin');
  const add = mayAdd && <AddNumber businessId={business.id} countries={offeredCountries()} agents={answering} />;
  return (
    <>
      <PageHeader
        title="Numbers"
        line={
          simulated
            ? 'Simulated numbers: they ring here, not in the phone network'
            : 'The numbers that your agents answer'
        }
        actions={numbers.length > 0 && add}
      />
      {numbers.length > 0 ? (
        <NumbersList
          businessId={business.id}
          initial={numbers}
          agents={answering}
          lastCalls={last}
          canEdit={mayAdd}
          canCall={simulated && roleAtLeast(business.role, 'member')}
        />
      ) : (
        <Card>
          <EmptyState
            title="Your numbers will be here"
            why="A number is what callers dial; its agent picks up. Without one, your agent can be rung from here."
            action={add || (roleAtLeast(business.role, 'member') && <RingButton businessId={business.id} />)}
          />
        </Card>
      )}
      <Trunks
        key={business.id}
        businessId={business.id}
        initial={JSON.parse(trunks.text).trunks}
        canEdit={roleAtLeast(business.role, 'admin')}
      />
    </>
  );
}

import type { AgentRow } from '#components/agents/queries.ts';
import { ConfigForm } from '#components/sdr/config-form.tsx';
import { RulesList } from '#components/sdr/rules-list.tsx';
import { listAgents } from '#lib/services/agents/service.ts';
import { ListEmailAccountsInput } from '#lib/services/email-accounts/schema.ts';
import { listEmailAccounts } from '#lib/services/email-accounts/service.ts';
import type { ViewProps } from './view-props.ts';

/** What SDR may do, and what it does with whom. */
export async function Settings({ page: { ctx, business }, config, rules, canWrite }: ViewProps) {
  const businessId = business.id;
  const [agents, accounts] = await Promise.all([
    listAgents(ctx).then(({ text }): AgentRow[] => JSON.parse(text).agents),
    listEmailAccounts(ctx, ListEmailAccountsInput.parse({ business_id: businessId, limit: 100 })).then(
      ({ text }) => JSON.parse(text).accounts,
    ),
  ]);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <ConfigForm
        businessId={businessId}
        initial={config}
        agents={agents.filter(({ status }) => status === 'active')}
        accounts={accounts}
        canWrite={canWrite}
      />
      <RulesList rules={rules} />
    </div>
  );
}

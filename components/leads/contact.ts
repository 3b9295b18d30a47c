import type { AgentRow } from '#components/agents/queries.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';

/** What each way to turn to a lead is given. */
export interface ContactProps {
  lead: LeadDetail;
  to: string;
  agents: AgentRow[];
  onClose: () => void;
}

/** Active agents with a number, the lead's own first: who can call or write. */
export const withNumber = ({ agents, lead }: Pick<ContactProps, 'agents' | 'lead'>): AgentRow[] =>
  agents
    .filter(({ phone_number, status }) => phone_number !== null && status === 'active')
    .sort((one, other) => Number(other.id === lead.agent_id) - Number(one.id === lead.agent_id));

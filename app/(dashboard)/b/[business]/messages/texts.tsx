import type { AgentRow } from '#components/agents/queries.ts';
import { neighbours } from '#components/api/trail.ts';
import type { OpenConversation } from '#components/messages/conversation-pane.tsx';
import { messagesPath, readMessagesAddress } from '#components/messages/messages-address.ts';
import { MessagesTabs } from '#components/messages/messages-tabs.tsx';
import { MessagesView } from '#components/messages/messages-view.tsx';
import { NewText } from '#components/messages/new-text.tsx';
import type { ThreadsPage } from '#components/messages/queries.ts';
import { TextAgent } from '#components/messages/text-agent.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import type { Context } from '#lib/core/context.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { checkContact } from '#lib/services/contact/check.ts';
import { RULES } from '#lib/services/contact/rules.ts';
import { CheckInput } from '#lib/services/contact/schema.ts';
import { listLeads } from '#lib/services/leads/read.ts';
import { ListLeadsInput } from '#lib/services/leads/schema.ts';
import { networkOf } from '#lib/services/messages/network.ts';
import { listTexts, listThreads } from '#lib/services/messages/read.ts';
import { ListTextsInput, ListThreadsInput } from '#lib/services/messages/schema.ts';
import type { PageContext } from '#lib/surfaces/pages/context.ts';

/** How many texts of a conversation are shown at once. */
const TEXTS = '60';

type Asked = Record<string, string | string[] | undefined>;

/** Conversations by text. */
export async function TextsView({ page, asked }: { page: PageContext; asked: Asked }) {
  const { ctx, business } = page;
  const address = readMessagesAddress(asked);
  const query = { business_id: business.id, after: address.after };
  const input = ListThreadsInput.safeParse(query);
  const [threads, agents, open] = await Promise.all([
    listThreads(ctx, input.data ?? ListThreadsInput.parse({ business_id: business.id })).then(
      ({ text }): ThreadsPage => JSON.parse(text),
    ),
    listAgents(ctx).then(({ text }): AgentRow[] => JSON.parse(text).agents),
    address.phone ? openConversation(ctx, business.id, address.phone, address.earlier) : null,
  ]);
  const canWrite = roleAtLeast(business.role, 'member');
  const simulated = networkOf(ctx, page).simulated;
  const empty = threads.threads.length === 0 && !open;
  const textAgent = canWrite && simulated && (
    <TextAgent key={open?.phone} businessId={business.id} agents={agents} from={open?.phone} />
  );
  return (
    <>
      <div className={open ? 'max-md:hidden' : undefined}>
        <PageHeader
          title="Messages"
          line={
            simulated ? 'Texts and emails with your leads. Texts are simulated.' : 'Texts and emails with your leads'
          }
          actions={
            canWrite && (
              <>
                {!empty && textAgent}
                <NewText businessId={business.id} />
              </>
            )
          }
        />
        <MessagesTabs businessId={business.id} view="texts" />
      </div>
      {empty ? (
        <Card>
          <EmptyState
            title="Your conversations will be here"
            why="Everyone who texts your agent’s number, what it answered, and what you write yourself."
            action={textAgent}
          />
        </Card>
      ) : (
        <MessagesView
          businessId={business.id}
          query={query}
          initial={threads}
          neighbours={neighbours(messagesPath(business.id), { phone: address.phone }, address, threads.next_cursor)}
          open={open}
          agents={agents}
          rules={Object.fromEntries(RULES.map(({ name, says }) => [name, says]))}
          canWrite={canWrite}
        />
      )}
    </>
  );
}

/** The conversation with a number; null where that is no number. */
async function openConversation(
  ctx: Context,
  businessId: string,
  phone: string,
  earlier: string | undefined,
): Promise<OpenConversation | null> {
  const query = { business_id: businessId, phone, limit: TEXTS, after: earlier };
  const input = ListTextsInput.safeParse(query);
  const number = input.data?.phone;
  if (!input.success || !number) return null;
  const [texts, leads, check] = await Promise.all([
    listTexts(ctx, input.data),
    listLeads(ctx, ListLeadsInput.parse({ business_id: businessId, phone: number, limit: 1 })),
    checkContact(ctx, CheckInput.parse({ business_id: businessId, channel: 'sms', to: number, purpose: 'dashboard' })),
  ]);
  const lead: OpenConversation['lead'] = JSON.parse(leads.text).leads[0] ?? null;
  return { phone: number, lead, query: { ...query, phone: number }, texts: JSON.parse(texts.text), check };
}

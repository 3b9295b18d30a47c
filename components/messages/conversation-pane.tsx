'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { spokenName } from '#components/calls/call-state.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { ComposeText } from './compose-text.tsx';
import { messagesPath } from './messages-address.ts';
import {
  type ContactCheck,
  type ListQuery,
  type TextsPage,
  type Thread,
  useContactCheck,
  useReadThread,
  useTexts,
} from './queries.ts';
import { TextList } from './text-list.tsx';
import { type RuleWords, whatsAppIsOpen } from './text-words.ts';

/** What the server has read of the conversation that the address names. */
export interface OpenConversation {
  phone: string;
  lead: { id: string; name: string } | null;
  query: ListQuery;
  texts: TextsPage;
  check: ContactCheck;
}

/** One conversation: who it is with, what was written, and the next text. */
export function ConversationPane(props: {
  businessId: string;
  open: OpenConversation;
  thread: Thread | undefined;
  agents: AgentRow[];
  rules: RuleWords;
  canWrite: boolean;
}) {
  const { businessId, open, thread } = props;
  const { data: page } = useTexts(open.query, open.texts);
  const texts = page.messages.toReversed();
  const newest = page.messages[0];
  // An answer goes the way that they wrote last.
  const usual = page.messages.find(({ direction }) => direction === 'inbound')?.channel ?? 'sms';
  const [chosen, setChannel] = useState<Text['channel']>();
  const channel = chosen ?? usual;
  const ask = { business_id: businessId, channel, to: open.phone, purpose: 'dashboard' } as const;
  const { data: check = open.check } = useContactCheck(ask, lastInbound(page.messages), open.check);
  useReading(businessId, props.canWrite ? thread : undefined);

  const lead = thread?.lead_id && thread.lead_name ? { id: thread.lead_id, name: thread.lead_name } : open.lead;
  const lastAgent = thread?.agent_id ?? newest?.agent_id;
  const agents = props.agents
    .filter(({ phone_number, status }) => phone_number !== null && status === 'active')
    .sort((one, other) => Number(other.id === lastAgent) - Number(one.id === lastAgent));
  return (
    <section aria-label="Conversation" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex items-center gap-2 border-border border-b px-4 py-2.5">
        <Link
          href={messagesPath(businessId)}
          aria-label="All conversations"
          className="-ml-2 grid size-9 shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-accent md:hidden"
        >
          <ChevronLeft className="size-5" aria-hidden />
        </Link>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-base">
            {lead ? <LeadName name={lead.name} className="font-semibold" /> : <PhoneNumber value={open.phone} />}
          </h2>
          <p className="truncate text-muted-foreground text-xs">
            {lead && <PhoneNumber value={open.phone} className="text-xs" />}
            {thread && `${lead ? ', with ' : 'With '}${spokenName(thread.agent_name)}`}
          </p>
        </div>
        {lead && (
          <Link href={businessPath(businessId, `leads/${lead.id}`)} className="shrink-0 rounded-xs text-live text-sm">
            Open lead
          </Link>
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-4">
        {page.next_cursor && (
          <Link
            href={messagesPath(businessId, { phone: open.phone, earlier: page.next_cursor })}
            className="mx-auto mb-4 rounded-xs text-muted-foreground text-xs hover:text-foreground"
          >
            Earlier texts
          </Link>
        )}
        {texts.length === 0 && (
          <p className="m-auto max-w-80 py-12 text-center text-muted-foreground text-sm">
            No text with {formatPhone(open.phone)} yet. What you write goes out from your agent’s number, and answers
            come in here.
          </p>
        )}
        <div className="mt-auto">
          <TextList
            texts={texts}
            rules={props.rules}
            names={{
              agent: spokenName(thread?.agent_name ?? 'Your agent'),
              lead: lead && !lead.name.startsWith('+') ? lead.name : 'They',
            }}
          />
        </div>
        <div key={newest?.id} ref={showEnd} />
      </div>
      {props.canWrite && (
        <div className="border-border border-t p-3">
          <ComposeText
            key={open.phone}
            businessId={businessId}
            phone={open.phone}
            leadId={lead?.id}
            agents={agents}
            channel={channel}
            onChannel={page.messages.some((text) => text.channel === 'whatsapp') ? setChannel : undefined}
            barred={check.allowed ? [] : check.reasons.map((name) => props.rules[name] ?? name)}
            templatesOnly={channel === 'whatsapp' && !whatsAppIsOpen(page.messages, Date.now())}
          />
        </div>
      )}
    </section>
  );
}

/** Only what they write changes whether they may be written to: STOP, or a wish never to be contacted. */
const lastInbound = (texts: Text[]) => texts.find(({ direction }) => direction === 'inbound')?.id;

/** Whoever looks at a conversation has read it. */
function useReading(businessId: string, thread: Thread | undefined): void {
  const { mutate } = useReadThread(businessId);
  const { phone, unread = 0 } = thread ?? {};
  useEffect(() => {
    if (phone && unread > 0) mutate(phone);
  }, [phone, unread, mutate]);
}

/** The end of the conversation is in sight at first, and again when another text comes: its mark is made anew then. */
function showEnd(mark: HTMLElement | null): void {
  const frame = mark?.parentElement;
  if (frame) frame.scrollTop = frame.scrollHeight;
}

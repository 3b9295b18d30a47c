'use client';

import { MessageSquare } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { AgentRow } from '#components/agents/queries.ts';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { Pager } from '#components/ui/pager.tsx';
import type { OpenConversation } from './conversation-pane.tsx';
import { type ListQuery, type ThreadsPage, useThreads } from './queries.ts';
import type { RuleWords } from './text-words.ts';
import { ThreadsList } from './threads-list.tsx';

const ConversationPane = dynamic(() => import('./conversation-pane.tsx').then((module) => module.ConversationPane));

/** Conversations at the left, the open one at the right; on a phone one of the two. */
export function MessagesView(props: {
  businessId: string;
  query: ListQuery;
  initial: ThreadsPage;
  neighbours: { newer: string | null; older: string | null };
  open: OpenConversation | null;
  agents: AgentRow[];
  rules: RuleWords;
  canWrite: boolean;
}) {
  const { data: page } = useThreads(props.query, props.initial);
  const { open } = props;
  return (
    <Card
      className={cn(
        'grid h-[calc(100dvh-14rem)] min-h-110 overflow-hidden md:-mb-16 md:grid-cols-[18rem_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]',
        open ? 'max-md:h-[calc(100dvh-9.5rem)]' : 'max-md:h-auto max-md:min-h-0',
      )}
    >
      <div className={cn('min-h-0 overflow-y-auto border-border md:border-r', open && 'max-md:hidden')}>
        {page.threads.length > 0 ? (
          <ThreadsList threads={page.threads} current={open?.phone} />
        ) : (
          <p className="px-4 py-6 text-muted-foreground text-sm">No conversation yet.</p>
        )}
        <Pager {...props.neighbours} className="px-4" />
      </div>
      {open ? (
        <ConversationPane
          key={`${open.phone} ${open.query.after ?? ''}`}
          businessId={props.businessId}
          open={open}
          thread={page.threads.find(({ phone }) => phone === open.phone)}
          agents={props.agents}
          rules={props.rules}
          canWrite={props.canWrite}
        />
      ) : (
        <div className="grid place-items-center p-8 max-md:hidden">
          <p className="grid max-w-72 justify-items-center gap-3 text-center text-muted-foreground text-sm">
            <MessageSquare className="size-6 text-faint" strokeWidth={1.5} aria-hidden />
            Choose a conversation to read it and to write. Your agent answers texts by itself in the meantime.
          </p>
        </div>
      )}
    </Card>
  );
}

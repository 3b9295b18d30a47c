'use client';

import Link from 'next/link';
import { spokenName } from '#components/calls/call-state.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { cn } from '#components/ui/cn.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { messagesPath } from './messages-address.ts';
import type { Thread } from './queries.ts';
import { CHANNEL_WORDS, DELIVERY } from './text-words.ts';

/** Conversations, the latest first. One with something unread is set in bold, with a mark. */
export function ThreadsList(props: { threads: Thread[]; current: string | undefined }) {
  return (
    <ul className="divide-y divide-border">
      {props.threads.map((thread) => (
        <li key={thread.id}>
          <ThreadLink thread={thread} current={thread.phone === props.current} />
        </li>
      ))}
    </ul>
  );
}

function ThreadLink({ thread, current }: { thread: Thread; current: boolean }) {
  const { last_message: last, unread } = thread;
  const by = [
    last.direction === 'outbound' && spokenName(thread.agent_name),
    last.channel === 'whatsapp' && CHANNEL_WORDS.whatsapp,
  ].filter(Boolean);
  return (
    <Link
      href={messagesPath(thread.business_id, { phone: thread.phone })}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'grid grid-cols-1 gap-0.5 px-4 py-3 transition-colors hover:bg-muted focus-visible:-outline-offset-2',
        current && 'bg-accent hover:bg-accent',
      )}
    >
      <span className="flex items-center justify-between gap-3 text-sm">
        <span className="min-w-0 truncate">
          {thread.lead_name ? <LeadName name={thread.lead_name} /> : <PhoneNumber value={thread.phone} />}
        </span>
        <RelativeTime at={thread.created_at} className="shrink-0 text-muted-foreground text-xs" />
      </span>
      <span className="flex items-center gap-2 text-xs">
        <span className={cn('min-w-0 flex-1 truncate', unread ? 'font-medium' : 'text-muted-foreground')}>
          {by.length > 0 && <span className="text-muted-foreground">{by.join(', ')}: </span>}
          {DELIVERY[last.status]?.tone === 'failed' && (
            <span className="text-failed">{DELIVERY[last.status]?.word}: </span>
          )}
          {last.body}
        </span>
        {unread > 0 && (
          <span className="figures inline-grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-primary px-1.5 font-medium text-primary-foreground text-xs">
            <span className="sr-only">Unread: </span>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
    </Link>
  );
}

'use client';

import { ArrowRight, Bot, Inbox, type LucideIcon, Mail, MessageSquare, Phone, StickyNote } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { emailsPath, messagesPath } from '#components/messages/messages-address.ts';
import { Button } from '#components/ui/button.tsx';
import { Duration } from '#components/ui/duration.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TimelineItem } from '#lib/services/lead-record/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { Note } from './note.tsx';
import { type TimelinePage, useTimeline } from './queries.ts';
import { doer, headline, outcome } from './timeline-words.ts';

const ICONS: Readonly<Record<TimelineItem['kind'], LucideIcon>> = {
  call: Phone,
  text: MessageSquare,
  email: Mail,
  note: StickyNote,
  status: ArrowRight,
  touch: Bot,
  filed: Inbox,
};

/** Everything that happened with a lead, newest first. `me` is the account that looks at it. */
export function Timeline(props: {
  lead: LeadDetail;
  initial: TimelinePage;
  me: { id: string; email: string };
  canWrite: boolean;
}) {
  const timeline = useTimeline(props.lead.id, props.initial);
  const items = timeline.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ol className="grid gap-5">
        {items.map((item) => (
          <Item key={`${item.kind} ${item.id}`} item={item} {...props} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-4 ml-9"
          pending={timeline.isFetchingNextPage}
          onClick={() => timeline.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}

interface ItemProps {
  item: TimelineItem;
  lead: LeadDetail;
  me: { id: string; email: string };
  canWrite: boolean;
}

function Item({ item, lead, me, canWrite }: ItemProps) {
  const Icon = ICONS[item.kind];
  const own = item.kind === 'note' ? item.author_id === me.id : item.by === me.email;
  const by = doer(item, own);
  const came = outcome(item, lead.name);
  const href = addressOf(item, lead);
  return (
    <li className="relative flex min-w-0 gap-3 not-last:before:absolute not-last:before:top-7 not-last:before:-bottom-5 not-last:before:left-3.5 not-last:before:w-px not-last:before:bg-border">
      <span className="grid size-7 shrink-0 place-items-center rounded-full border border-border bg-card">
        <Icon className="size-3.5 text-muted-foreground" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          {href ? (
            <Link href={href} className="rounded-xs font-medium underline-offset-4 hover:underline">
              {headline(item, lead.name)}
            </Link>
          ) : (
            <span className="font-medium">{headline(item, lead.name)}</span>
          )}
          {item.duration !== null && item.duration > 0 && (
            <Duration seconds={item.duration} className="text-muted-foreground text-xs" />
          )}
          {came && <span className="text-missed text-xs">{came}</span>}
          {by && <span className="text-muted-foreground text-xs">by {by}</span>}
          <RelativeTime at={item.created_at} className="ml-auto text-muted-foreground text-xs" />
        </p>
        {item.kind === 'note' ? <Note item={item} own={own && canWrite} /> : <Words item={item} />}
      </div>
    </li>
  );
}

function Words({ item }: { item: TimelineItem }) {
  if (!item.text || item.kind === 'status') return null;
  return (
    <p className="mt-0.5 line-clamp-4 max-w-180 whitespace-pre-line text-muted-foreground text-sm first-letter:uppercase [overflow-wrap:anywhere]">
      {item.text}
    </p>
  );
}

function addressOf({ kind, id }: TimelineItem, lead: LeadDetail): string | null {
  if (kind === 'call') return businessPath(lead.business_id, `calls/${id}`);
  if (kind === 'text' && lead.phone) return messagesPath(lead.business_id, { phone: lead.phone });
  return kind === 'email' ? emailsPath(lead.business_id) : null;
}

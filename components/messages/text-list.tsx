'use client';

import { cn } from '#components/ui/cn.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { CHANNEL_WORDS, DELIVERY, type RuleWords, standIn, whyNot, writtenBy } from './text-words.ts';

/** The texts of a conversation, the oldest first: theirs at the left, ours at the right, set apart as on a call. */
export function TextList(props: { texts: Text[]; names: { agent: string; lead: string }; rules: RuleWords }) {
  return (
    <ol className="flex flex-col gap-4" aria-live="polite" aria-label="Texts">
      {props.texts.map((text) => (
        <TextItem key={text.id} text={text} by={writtenBy(text, props.names)} why={whyNot(text, props.rules)} />
      ))}
    </ol>
  );
}

function TextItem({ text, by, why }: { text: Text; by: string; why: string | null }) {
  const ours = text.direction === 'outbound';
  const delivery = DELIVERY[text.status];
  const instead = standIn(text);
  return (
    <li className={cn('grid max-w-[min(34rem,85%)] gap-0.5', ours ? 'justify-items-end self-end' : 'self-start')}>
      <p className={cn('flex flex-wrap gap-x-2 text-muted-foreground text-xs', ours && 'justify-end')}>
        <span>{by}</span>
        {text.channel === 'whatsapp' && <span>{CHANNEL_WORDS.whatsapp}</span>}
        <RelativeTime at={text.created_at} />
      </p>
      <p
        className={cn(
          'whitespace-pre-wrap py-1 text-base [overflow-wrap:anywhere]',
          ours ? 'border-primary border-r-2 pr-3.5' : 'border-input border-l-2 pl-3.5',
        )}
      >
        {text.body}
      </p>
      {instead && <p className="text-muted-foreground text-xs">{instead}</p>}
      {delivery && (
        <p className={cn('flex flex-wrap items-center gap-x-2 text-xs', ours && 'justify-end')}>
          <StatusBadge tone={delivery.tone}>{delivery.word}</StatusBadge>
          {why && <span className="text-muted-foreground">{why}</span>}
        </p>
      )}
    </li>
  );
}

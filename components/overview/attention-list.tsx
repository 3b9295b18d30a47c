'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';
import type { Attention } from '#lib/services/attention/schema.ts';
import { beyond, type Waiting, waitingOf } from './attention-words.ts';
import { useAttention, usePutAway } from './queries.ts';

/** What waits for a person, each with the one thing to do about it, and a way to put it away. */
export function AttentionList(props: { businessId: string; initial: Attention; canAct: boolean }) {
  const { businessId } = props;
  const { now } = useViewerClock();
  const { data = props.initial } = useAttention(businessId, props.initial);
  const putAway = usePutAway(businessId);
  const waiting = waitingOf(data, now);
  const more = beyond(data);
  return (
    <Card className="min-w-0 self-start max-lg:order-first">
      <CardHeader>
        <CardTitle>Needs you</CardTitle>
        {waiting.length > 0 && <span className="figures text-muted-foreground text-xs">{waiting.length + more}</span>}
      </CardHeader>
      {waiting.length === 0 ? (
        <p className="px-4 pt-1 pb-5 text-muted-foreground text-sm">
          Nothing waits for you. Hot leads that nobody has contacted, missed calls, and questions that your agent could
          not answer stand here.
        </p>
      ) : (
        <ul className="divide-y divide-border px-4 pb-1">
          {waiting.map((one) => (
            <Row
              key={one.key}
              one={one}
              href={businessPath(businessId, one.path)}
              onDone={props.canAct && one.dismissible ? () => putAway(one) : undefined}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <CardDescription className="border-border border-t px-4 py-2.5">
          {more} more. They move up as you put these away.
        </CardDescription>
      )}
    </Card>
  );
}

function Row({ one, href, onDone }: { one: Waiting; href: string; onDone?: () => void }) {
  return (
    <li className="flex items-start gap-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-sm">
          <span className="tabular line-clamp-2 font-medium">{one.title}</span>
          <ScorePill score={one.score} />
        </p>
        <p className="text-muted-foreground text-xs" suppressHydrationWarning>
          {one.why}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <Button size="sm" asChild>
          <Link href={href} aria-label={`${one.action}: ${one.title}`}>
            {one.action}
          </Link>
        </Button>
        {onDone && (
          <Tooltip text="Put away until it happens again">
            <Button size="icon-sm" variant="ghost" aria-label={`Put away: ${one.title}`} onClick={onDone}>
              <Check aria-hidden />
            </Button>
          </Tooltip>
        )}
      </div>
    </li>
  );
}

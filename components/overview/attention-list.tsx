'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { plural } from '#components/ui/format-time.ts';
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
          {[...Map.groupBy(waiting, ({ kind }) => kind)].map(([kind, group]) =>
            kind === 'question' ? (
              <Questions
                key={kind}
                businessId={businessId}
                questions={group}
                total={data.totals.question}
                onDone={props.canAct ? putAway : undefined}
              />
            ) : (
              group.map((one) => (
                <Row
                  key={one.key}
                  one={one}
                  href={businessPath(businessId, one.path)}
                  onDone={props.canAct && one.dismissible ? () => putAway(one) : undefined}
                />
              ))
            ),
          )}
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
        {onDone && <PutAway title={one.title} onDone={onDone} />}
      </div>
    </li>
  );
}

/** What callers asked in vain: each leads to where it was asked, all of them to the agent who should know. */
function Questions(props: {
  businessId: string;
  questions: Waiting[];
  total: number;
  onDone?: (one: Waiting) => void;
}) {
  const [first] = props.questions;
  if (!first) return null;
  return (
    <li className="py-3">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 pt-1 font-medium text-sm">
          {plural(props.total, 'question')} your agent could not answer
        </p>
        <Button size="sm" asChild>
          <Link href={businessPath(props.businessId, first.path)}>{first.action}</Link>
        </Button>
      </div>
      <ul className="mt-1.5 grid">
        {props.questions.map((one) => (
          <li key={one.key} className="flex items-center gap-1">
            <Link
              href={businessPath(props.businessId, one.heardAt ?? one.path)}
              className="min-w-0 flex-1 truncate rounded-xs text-sm hover:underline hover:underline-offset-4"
              title={`${one.why}. Open the call`}
            >
              {one.title}
            </Link>
            {props.onDone && <PutAway title={one.title} onDone={() => props.onDone?.(one)} />}
          </li>
        ))}
      </ul>
    </li>
  );
}

function PutAway({ title, onDone }: { title: string; onDone: () => void }) {
  return (
    <Tooltip text="Put away until it happens again">
      <Button size="icon-sm" variant="ghost" aria-label={`Put away: ${title}`} onClick={onDone}>
        <Check aria-hidden />
      </Button>
    </Tooltip>
  );
}

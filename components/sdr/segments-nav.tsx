'use client';

import Link from 'next/link';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Pipeline } from './queries.ts';
import { type SdrRules, SEGMENT_WORDS, type SegmentName } from './sdr-words.ts';

/** How many leads each segment has, and who belongs to it. Where room is scarce, empty ones and rules are left out. */
export function SegmentsNav(props: {
  path: string;
  current: SegmentName | undefined;
  summary: Pipeline['summary'];
  rules: SdrRules;
}) {
  return (
    <Card className="self-start overflow-hidden">
      <nav aria-label="Segments" className="divide-y divide-border">
        <Choice
          href={props.path}
          current={props.current === undefined}
          name="All leads"
          count={props.summary.total_leads}
        >
          A lead belongs to the first segment below that fits.
        </Choice>
        {props.rules.segments.map(({ name, rule }) => (
          <Choice
            key={name}
            href={`${props.path}?segment=${name}`}
            current={props.current === name}
            name={SEGMENT_WORDS[name]}
            count={props.summary.segments[name] ?? 0}
          >
            {rule}
          </Choice>
        ))}
      </nav>
    </Card>
  );
}

function Choice(props: { href: string; current: boolean; name: string; count: number; children: string }) {
  return (
    <Link
      href={props.href}
      scroll={false}
      aria-current={props.current ? 'true' : undefined}
      className={cn(
        'grid gap-0.5 px-4 py-2.5 transition-colors hover:bg-muted focus-visible:-outline-offset-2',
        props.current && 'bg-accent hover:bg-accent',
        props.count === 0 && !props.current && 'max-lg:hidden',
      )}
    >
      <span className="flex items-baseline justify-between gap-3 text-sm">
        <span className={props.count > 0 ? 'font-medium' : 'text-muted-foreground'}>{props.name}</span>
        <span className={cn('figures text-xs', props.count === 0 && 'text-muted-foreground')}>{props.count}</span>
      </span>
      <span className={cn('text-muted-foreground text-xs', !props.current && 'max-lg:hidden')}>{props.children}</span>
    </Link>
  );
}

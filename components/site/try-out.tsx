'use client';

import { ArrowRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

const loadCall = () => import('./try-call.tsx');
/** Comes with the first word that is typed: who only reads the page does not load it. */
const TryCall = dynamic(() => loadCall().then(({ TryCall }) => TryCall));

const MOST_LETTERS = 300;

const EXAMPLES: readonly (readonly [trade: string, line: string])[] = [
  ['Plumber', 'a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars, free estimates'],
  ['Dentist', 'Bloom Dental in Denver, open Monday to Thursday 9 to 6, cleanings 90 dollars, we take all insurance'],
  ['Law firm', 'a family law firm in Chicago, first consultation is free, open weekdays 9 to 5, we speak Spanish'],
  ['Salon', 'a hair salon in Portland, haircuts 45 dollars, color from 110 dollars, closed on Sundays'],
];

/** One line about a business, and one talks to its agent: here, without an account. */
export function TryOut() {
  const [line, setLine] = useState(EXAMPLES[0]?.[1] ?? '');
  const [business, setBusiness] = useState<string | null>(null);
  const empty = line.trim().length < 3;

  function call() {
    if (!empty) setBusiness(line.trim());
  }

  if (business !== null) return <TryCall business={business} onLeave={() => setBusiness(null)} />;
  return (
    <Form
      onSubmit={call}
      onFocus={() => void loadCall()}
      onPointerEnter={() => void loadCall()}
      aria-label="Try an agent for your business"
      className="rounded-lg border border-border bg-card p-4 md:p-6"
    >
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor="try-business" className="font-semibold text-md">
          What is your business?
        </label>
        <Badge>Simulated call</Badge>
      </div>
      <p className="mt-1 text-muted-foreground text-sm">
        Say it in a line: what you do, where, when you are open, what things cost. Then call it, by typing.
      </p>
      <Textarea
        id="try-business"
        rows={2}
        value={line}
        maxLength={MOST_LETTERS}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          call();
        }}
        className="mt-4 min-h-16"
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <span className="text-muted-foreground text-xs">Or start from</span>
        {EXAMPLES.map(([trade, example]) => (
          <Button key={trade} size="sm" aria-pressed={line === example} onClick={() => setLine(example)}>
            {trade}
          </Button>
        ))}
        <Button type="submit" variant="primary" size="lg" disabled={empty} className="ml-auto max-sm:w-full">
          Call this agent
          <ArrowRight aria-hidden />
        </Button>
      </div>
    </Form>
  );
}

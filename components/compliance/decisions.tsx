'use client';

import { Ban, Check } from 'lucide-react';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { CHANNEL_WORDS, purposeWords, reasonWords } from './decision-words.ts';
import { type Decision, useDecisions } from './queries.ts';

/** Whom the product was about to turn to lately, and whether it might. */
export function Decisions(props: { businessId: string; initial: Decision[] }) {
  const { data: decisions } = useDecisions(props.businessId, props.initial);
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions" className="font-semibold text-md">
        Recent decisions
      </h2>
      <p className="mb-3 text-muted-foreground text-sm">
        Before each contact the rules above are asked. The answer is kept, as evidence.
      </p>
      <Card className="overflow-hidden">
        {decisions.length === 0 ? (
          <EmptyState
            title="Decisions will be here"
            why="As soon as Kai calls, texts or emails somebody, you can show that it was allowed to."
          />
        ) : (
          <>
            <ul className="divide-y divide-border md:hidden">
              {decisions.map((decision) => (
                <li key={decision.id} className="grid gap-1 px-4 py-3 text-sm">
                  <span className="flex items-center justify-between gap-3">
                    <To of={decision} />
                    <Verdict of={decision} />
                  </span>
                  <span>{reasonWords(decision.reasons)}</span>
                  <span className="flex justify-between gap-3 text-muted-foreground text-xs">
                    {CHANNEL_WORDS[decision.channel]}, {purposeWords(decision.purpose)}
                    <RelativeTime at={decision.created_at} />
                  </span>
                </li>
              ))}
            </ul>
            <div className="max-md:hidden">
              <Table>
                <TableHeader>
                  <TableRow>
                    <TableHead>Decision</TableHead>
                    <TableHead>To</TableHead>
                    <TableHead>What</TableHead>
                    <TableHead className="w-full">Why not</TableHead>
                    <TableHead>Possible from</TableHead>
                    <TableHead className="text-right">When</TableHead>
                  </TableRow>
                </TableHeader>
                <TableBody>
                  {decisions.map((decision) => (
                    <TableRow key={decision.id}>
                      <TableCell>
                        <Verdict of={decision} />
                      </TableCell>
                      <TableCell className="whitespace-nowrap">
                        <To of={decision} />
                      </TableCell>
                      <TableCell className="whitespace-nowrap">
                        {CHANNEL_WORDS[decision.channel]}{' '}
                        <span className="text-muted-foreground">· {purposeWords(decision.purpose)}</span>
                      </TableCell>
                      <TableCell>{reasonWords(decision.reasons)}</TableCell>
                      <TableCell className="text-muted-foreground">
                        <RelativeTime at={decision.next_allowed_at} />
                      </TableCell>
                      <TableCell className="text-right text-muted-foreground">
                        <RelativeTime at={decision.created_at} />
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </div>
          </>
        )}
      </Card>
    </section>
  );
}

function To({ of: { channel, to } }: { of: Decision }) {
  return channel === 'email' ? <span className="max-w-60 truncate">{to}</span> : <PhoneNumber value={to} />;
}

function Verdict({ of: { allowed } }: { of: Decision }) {
  return allowed ? (
    <StatusBadge tone="done" icon={Check}>
      Allowed
    </StatusBadge>
  ) : (
    <StatusBadge tone="missed" icon={Ban}>
      Refused
    </StatusBadge>
  );
}

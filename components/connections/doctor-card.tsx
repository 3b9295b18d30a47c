'use client';

import { useMutation } from '@tanstack/react-query';
import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { api } from '#components/api/client.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { plural } from '#components/ui/format-time.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Examination, Finding } from '#lib/services/doctor/schema.ts';

const BADGES = {
  fail: { tone: 'failed', icon: TriangleAlert, word: 'Fails' },
  warn: { tone: 'missed', icon: TriangleAlert, word: 'Look at it' },
  ok: { tone: 'done', icon: Check, word: 'In order' },
  skip: { tone: 'off', icon: CircleDashed, word: 'Not in use' },
} as const;

/** What was found wrong with the installation, and what to do about it; looked at again when somebody asks. */
export function DoctorCard({ last }: { last: Examination }) {
  const run = useMutation({ mutationFn: () => api<Examination>('POST', 'doctor', { body: {} }) });
  const { ran_at, findings } = run.data ?? last;
  const of = (...outcomes: Finding['outcome'][]) => findings.filter(({ outcome }) => outcomes.includes(outcome));
  const wrong = [...of('fail'), ...of('warn')];
  const rest = of('ok', 'skip');
  return (
    <Card>
      <CardHeader className="pb-3">
        <div>
          <CardTitle>Check-up</CardTitle>
          <CardDescription aria-live="polite">
            {ran_at === null ? (
              'Looks at the variables, database, public address, credentials, storage and mail of this installation.'
            ) : (
              <>
                {wrong.length === 0 ? 'Nothing is wrong.' : `${plural(wrong.length, 'finding')}.`} Looked at{' '}
                <RelativeTime at={ran_at} ago />.
              </>
            )}
          </CardDescription>
        </div>
        <Button size="sm" pending={run.isPending} onClick={() => run.mutate()}>
          {ran_at === null ? 'Examine' : 'Examine again'}
        </Button>
      </CardHeader>
      {run.error && (
        <div className="px-4 pb-3">
          <ErrorNote title="It could not be examined." error={run.error} />
        </div>
      )}
      {wrong.length > 0 && <Findings findings={wrong} />}
      {rest.length > 0 && (
        <details className="border-border border-t">
          <summary className="cursor-pointer px-4 py-3 text-muted-foreground text-sm hover:text-foreground">
            {plural(of('ok').length, 'thing')} in order
            {of('skip').length > 0 && `, ${of('skip').length} not in use`}
          </summary>
          <Findings findings={rest} />
        </details>
      )}
    </Card>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  return (
    <ul className="divide-y divide-border border-border border-t">
      {findings.map(({ id, title, outcome, said, fix }) => {
        const { tone, icon, word } = BADGES[outcome];
        return (
          <li key={id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 py-3">
            <span className="font-medium text-sm">{title}</span>
            <StatusBadge tone={tone} icon={icon} className="self-start">
              {word}
            </StatusBadge>
            <p className="col-span-2 text-muted-foreground text-sm [overflow-wrap:anywhere]">
              {said} {fix && <span className="text-foreground">{fix}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

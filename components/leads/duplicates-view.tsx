'use client';

import { Merge } from 'lucide-react';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HoverLink } from '#components/ui/hover-link.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { toast } from '#components/ui/toast.ts';
import type { DuplicatePair } from '#lib/services/lead-duplicates/schema.ts';
import { LeadName } from './lead-name.tsx';
import { StatusWord } from './lead-status.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { type Duplicates, type LeadRow, useDistinguish, useDuplicates } from './queries.ts';

const SAME: Readonly<Record<DuplicatePair['same'], string>> = {
  email: 'Same email address',
  number: 'One gave the number of the other',
  name: 'Same name, and numbers that end alike',
};

/** Leads that are probably one person, pair by pair. */
export function DuplicatesView(props: { businessId: string; initial: Duplicates; canWrite: boolean }) {
  const { data } = useDuplicates(props.businessId, props.initial);
  const [open, setOpen] = useState<DuplicatePair | null>(null);
  const { mutateAsync: distinguish } = useDistinguish(props.businessId);
  const say = (pair: DuplicatePair, apart: boolean) =>
    void distinguish({ leads: pair.leads, apart }).catch((error) =>
      toastError(`${namesOf(pair)} stay as they were.`, error),
    );
  function keepApart(pair: DuplicatePair) {
    say(pair, true);
    toast(`${namesOf(pair)} are not listed again.`, {
      duration: 6_000,
      action: { label: 'Undo', onClick: () => say(pair, false) },
    });
  }
  if (data.duplicates.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No two leads look like one person"
          why="Leads that share an email address, a number or a name are listed here, to be made one."
          action={
            <Button asChild>
              <HoverLink href={businessPath(props.businessId, 'leads')}>All leads</HoverLink>
            </Button>
          }
        />
      </Card>
    );
  }
  return (
    <>
      <ul className="grid gap-3">
        {data.duplicates.map((pair) => (
          <li key={pair.leads.map(({ id }) => id).join()}>
            <Card className="grid gap-3 px-4 py-3">
              <div className="flex items-center justify-between gap-3">
                <p className="text-muted-foreground text-xs">{SAME[pair.same]}</p>
                {props.canWrite && (
                  <span className="flex gap-2">
                    <Button
                      size="sm"
                      variant="ghost"
                      onClick={() => keepApart(pair)}
                      aria-label={`${namesOf(pair)} are two people`}
                    >
                      Not duplicates
                    </Button>
                    <Button size="sm" onClick={() => setOpen(pair)} aria-label={`Merge ${namesOf(pair)}`}>
                      <Merge aria-hidden />
                      Merge
                    </Button>
                  </span>
                )}
              </div>
              <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
                {pair.leads.map((lead) => (
                  <Side key={lead.id} lead={lead} />
                ))}
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {data.has_more && (
        <p className="mt-4 text-muted-foreground text-sm">There are more. They come up as these are settled.</p>
      )}
      {open && <MergeDialog pair={open} onClose={() => setOpen(null)} />}
    </>
  );
}

const namesOf = ({ leads }: DuplicatePair) => leads.map(({ name }) => name).join(' and ');

function Side({ lead }: { lead: LeadRow }) {
  return (
    <div className="min-w-0 text-sm">
      <HoverLink
        href={businessPath(lead.business_id, `leads/${lead.id}`)}
        className="rounded-xs underline-offset-4 hover:underline"
      >
        <LeadName name={lead.name} />
      </HoverLink>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted-foreground">
        {lead.phone && <PhoneNumber value={lead.phone} />}
        {lead.email && <span className="truncate">{lead.email}</span>}
        <StatusWord status={lead.status} />
      </p>
    </div>
  );
}

'use client';

import Link from 'next/link';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from '#components/ui/sheet.tsx';
import { toast } from '#components/ui/toast.ts';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { ActivityItems } from './activity-list.tsx';
import { ChannelRow, RunGate } from './channel-row.tsx';
import { type SdrAction, type SdrLead, useAct, useActivity } from './queries.ts';
import { NEXT_WORDS, type SdrRules, SEGMENT_WORDS } from './sdr-words.ts';
import { Next, Standing } from './standing.tsx';

interface LeadSheetProps {
  businessId: string;
  lead: SdrLead | null;
  config: SdrConfig;
  rules: SdrRules;
  canWrite: boolean;
  onClose: () => void;
}

/** One lead of the pipeline: where it stands and why, what can be done now, and what has been done. */
export function LeadSheet({ lead, ...props }: LeadSheetProps) {
  return (
    <Sheet open={lead !== null} onOpenChange={(open) => !open && props.onClose()}>
      <SheetContent>{lead && <Opened key={lead.id} {...props} lead={lead} />}</SheetContent>
    </Sheet>
  );
}

const DONE: Readonly<Record<SdrAction, string>> = {
  call: 'is called now.',
  sms: 'gets a text.',
  email: 'gets an email.',
  skip: 'is skipped for now.',
  pause: 'is paused.',
  resume: 'is no longer paused.',
};

function Opened({ lead, businessId, config, rules, canWrite }: LeadSheetProps & { lead: SdrLead }) {
  const act = useAct(businessId);
  const activity = useActivity({ businessId, leadId: lead.id, limit: '10' });
  const segment = rules.segments.find(({ name }) => name === lead.segment);
  const hold = rules.holds.find(({ name }) => name === lead.hold);
  const done = (action: SdrAction) =>
    act.mutate({ leadId: lead.id, action }, { onSuccess: () => toast(`${lead.name} ${DONE[action]}`) });
  const pending = (action: SdrAction) => act.isPending && act.variables.action === action;
  const stopped = lead.paused || lead.manual_review;
  return (
    <>
      <SheetHeader>
        <SheetTitle>
          <LeadName name={lead.name} className="font-semibold" />
        </SheetTitle>
        <SheetDescription>
          {SEGMENT_WORDS[lead.segment]}
          {segment && `. ${segment.rule}`}
        </SheetDescription>
      </SheetHeader>
      <Link href={businessPath(businessId, `leads/${lead.id}`)} className="-mt-2 w-fit rounded-xs text-live text-sm">
        Open lead
      </Link>
      <section className="grid gap-1.5 rounded-md border border-border p-3">
        <h3 className="text-muted-foreground text-xs">Next</h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Next lead={lead} />
          <Standing lead={lead} />
        </p>
        <RunGate businessId={businessId} lead={lead} rules={rules} />
        {hold && <p className="text-muted-foreground text-xs">{hold.rule}</p>}
        {segment && (
          <p className="text-muted-foreground text-xs">
            The plan of this segment: {segment.actions.map((action) => NEXT_WORDS[action].toLowerCase()).join(', ')}.
          </p>
        )}
      </section>
      <section>
        <h3 className="mb-1 font-semibold text-sm">Contact now</h3>
        <ul className="divide-y divide-border">
          {(['call', 'sms', 'email'] as const).map((channel) => (
            <ChannelRow
              key={channel}
              businessId={businessId}
              channel={channel}
              lead={lead}
              config={config}
              rules={rules}
              pending={pending(channel)}
              onAct={canWrite ? () => done(channel) : undefined}
            />
          ))}
        </ul>
      </section>
      {act.error && <ErrorNote title="That was not done" error={act.error} />}
      <section className="min-w-0">
        <h3 className="mb-1 font-semibold text-sm">So far</h3>
        {activity.data && activity.data.activity.length > 0 ? (
          <ActivityItems businessId={businessId} items={activity.data.activity} />
        ) : (
          <p className="text-muted-foreground text-sm">{activity.data ? 'Nothing yet.' : 'Reading…'}</p>
        )}
      </section>
      {canWrite && (
        <SheetFooter>
          {stopped ? (
            <Button variant="primary" pending={pending('resume')} onClick={() => done('resume')}>
              Resume
            </Button>
          ) : (
            <>
              <Button pending={pending('skip')} onClick={() => done('skip')}>
                Skip for now
              </Button>
              <Button pending={pending('pause')} onClick={() => done('pause')}>
                Pause
              </Button>
            </>
          )}
        </SheetFooter>
      )}
    </>
  );
}

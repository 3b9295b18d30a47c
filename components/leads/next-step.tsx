'use client';

import Link from 'next/link';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { ActionIcon } from '#components/sdr/action-icon.tsx';
import { NEXT_WORDS, SEGMENT_WORDS } from '#components/sdr/sdr-words.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { LeadNext, Permission } from '#lib/services/lead-record/schema.ts';
import { useDecide } from './queries.ts';

const CHANNEL_WORDS = { call: 'Call', sms: 'Text', email: 'Email' } as const;

/** What comes next with a lead, and on each channel whether it is allowed now and why not. */
export function NextStep(props: { businessId: string; leadName: string; next: LeadNext; canWrite: boolean }) {
  const { next, businessId } = props;
  const decide = useDecide(businessId);
  const stopped = next.paused || next.manual_review;
  const planned = next.next_action !== 'skip' && next.next_action !== 'escalate' ? next.next_action : null;
  const gate = planned && next.channels.find(({ channel }) => channel === planned)?.by_pipeline;
  const act = (action: 'skip' | 'pause' | 'resume', done: string) =>
    decide.mutate(
      { leadId: next.id, action },
      {
        onSuccess: () => toast(`${props.leadName} ${done}`),
        onError: (error) => toastError('That was not done.', error),
      },
    );
  return (
    <div className="grid gap-3">
      <div>
        <p className="flex items-center gap-2 font-medium text-base">
          {next.next_action !== 'skip' && <ActionIcon action={next.next_action} />}
          {next.next_action === 'skip' ? 'Nothing planned' : NEXT_WORDS[next.next_action]}
          {next.next_action_at && (
            <span className="font-normal text-muted-foreground text-sm">
              from <RelativeTime within at={next.next_action_at} />
            </span>
          )}
        </p>
        <p className="mt-0.5 text-muted-foreground text-xs">
          {next.hold_rule ?? `${SEGMENT_WORDS[next.segment]}.`} Contacted by SDR {next.touch_count} of{' '}
          {next.max_touches} times.
        </p>
        {!next.enabled && (
          <p className="mt-1 text-muted-foreground text-xs">
            SDR is off, so nothing happens by itself.{' '}
            <Link
              href={`${businessPath(businessId, 'sdr')}?view=settings`}
              className="rounded-xs text-live underline underline-offset-4"
            >
              Set it up
            </Link>
          </p>
        )}
        {next.enabled && gate && !gate.allowed && <Refusal permission={gate} before="Not by SDR now. " />}
      </div>
      <dl className="grid gap-2 border-border border-t pt-3">
        {next.channels.map(({ channel, by_person }) => (
          <div key={channel} className="flex items-baseline gap-3 text-sm">
            <dt className="w-12 shrink-0 text-muted-foreground">{CHANNEL_WORDS[channel]}</dt>
            <dd className="min-w-0">{by_person.allowed ? 'Allowed now' : <Refusal permission={by_person} />}</dd>
          </div>
        ))}
      </dl>
      {props.canWrite && (
        <div className="flex gap-2">
          {stopped ? (
            <Button size="sm" pending={decide.isPending} onClick={() => act('resume', 'is back in SDR.')}>
              Resume in SDR
            </Button>
          ) : (
            <>
              <Button size="sm" pending={decide.isPending} onClick={() => act('skip', 'is skipped for now.')}>
                Skip for now
              </Button>
              <Button size="sm" pending={decide.isPending} onClick={() => act('pause', 'is paused in SDR.')}>
                Pause
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function Refusal({ permission, before }: { permission: Permission; before?: string }) {
  return (
    <span className="block text-missed text-xs">
      {before}
      {permission.reasons.map(({ says }) => says).join(' ')}
      {permission.next_allowed_at && (
        <>
          {' '}
          Possible from <RelativeTime within at={permission.next_allowed_at} />.
        </>
      )}
    </span>
  );
}

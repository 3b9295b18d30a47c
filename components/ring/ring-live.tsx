'use client';

import { ArrowRight, PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
import { isOver } from '#components/calls/call-state.ts';
import { endedWords } from '#components/calls/ended-words.ts';
import { useCall, useHangUp } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { RollingWords } from '#components/live/rolling-words.tsx';
import { Button } from '#components/ui/button.tsx';
import { Duration, LiveDuration } from '#components/ui/duration.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import type { Ringing } from './ring-setup.tsx';
import { SayField } from './say-field.tsx';

/** The call under way: how it stands, its clock, the words as they are spoken, and how to end it. */
export function RingLive(props: { ringing: Ringing; businessId: string; onAgain: () => void; onLeave: () => void }) {
  const { callId, agentName, typed } = props.ringing;
  const { data: call, error } = useCall(callId);
  const hangUp = useHangUp(callId);
  const turns = call?.transcript ?? [];
  const over = call ? isOver(call) : false;
  const page = businessPath(props.businessId, `calls/${callId}`);

  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex h-9 items-center justify-between gap-3">
        <span aria-live="polite">{call && <CallStatus status={call.status} className="flex" />}</span>
        <span className="figures text-muted-foreground text-sm">
          {call?.answered_at && !over && <LiveDuration since={call.answered_at} />}
          {over && <Duration seconds={call?.duration} />}
        </span>
        {over ? (
          <Button size="sm" onClick={props.onAgain}>
            Ring again
          </Button>
        ) : (
          <Button
            size="sm"
            pending={hangUp.isPending}
            onClick={() => hangUp.mutate(undefined, { onError: (fault) => toastError('The call goes on.', fault) })}
          >
            <PhoneOff className="text-failed" aria-hidden />
            Hang up
          </Button>
        )}
      </div>
      <RollingWords
        turns={turns}
        status={call?.status}
        agentName={agentName}
        callerName={typed ? 'You' : 'Caller'}
        live={!over}
        className="h-[min(22rem,46dvh)] rounded-md border border-border bg-card px-3 py-3 dark:bg-background"
      />
      {error && <ErrorNote title="The call goes on, but it could not be read" error={error} />}
      <div className="min-h-24">
        {over && call ? (
          <div className="grid gap-3">
            <div className="line-clamp-4 min-h-10 text-sm">
              {call.concluded_at ? (
                (call.summary ?? endedWords(call.ended_reason, call.status, 'The caller', agentName))
              ) : (
                <Skeleton className="h-10" />
              )}
            </div>
            <Button variant="primary" asChild>
              <Link href={page} onClick={props.onLeave}>
                Open the call
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          </div>
        ) : typed ? (
          <SayField callId={callId} turns={turns} ready={call?.status === 'in-progress'} />
        ) : (
          <p className="text-muted-foreground text-sm">
            You can close this: the call goes on, and{' '}
            <Link href={page} onClick={props.onLeave} className="rounded-xs underline underline-offset-4">
              its page
            </Link>{' '}
            follows it too.
          </p>
        )}
      </div>
    </div>
  );
}

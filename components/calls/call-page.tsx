'use client';

import { PhoneOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { MakeEval } from '#components/evals/make-eval.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import type { DeliveriesPage } from '#components/settings/delivery-queries.ts';
import { Button } from '#components/ui/button.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type Role, roleAtLeast } from '#lib/core/scope.ts';
import type { CallDetail, Turn } from '#lib/services/calls/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { asSaid } from './as-said.ts';
import { CallDeliveries } from './call-deliveries.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallInsights } from './call-insights.tsx';
import { CallMenu } from './call-menu.tsx';
import { CallRecording } from './call-recording.tsx';
import { firstNameOf, isOver, otherSide, spokenName } from './call-state.ts';
import { CallTurns } from './call-turns.tsx';
import { endedWords, noTranscriptBecause } from './ended-words.ts';
import { usePlayerKeys } from './player-keys.ts';
import { useCall, useHangUp } from './queries.ts';
import { scrollToTurn } from './scroll-to-turn.ts';
import { useFollow } from './use-follow.ts';
import { usePlayer } from './use-player.ts';

const FindWords = dynamic(() => import('./find-words.tsx').then((module) => module.FindWords), {
  ssr: false,
  loading: () => <Skeleton className="h-9" />,
});

/** One call: facts at the left, the conversation, what was made of it, and the player. While it goes on, it grows. */
export function CallPage(props: {
  initial: CallDetail;
  lead: LeadDetail | null;
  deliveries: DeliveriesPage;
  start: number | null;
  role: Role;
}) {
  const { data } = useCall(props.initial.id, props.initial);
  const call = data ?? props.initial;
  const turns = call.transcript ?? [];
  const over = isOver(call);
  const duration = useMemo(() => lengthOf(call), [call]);
  const src = useFirst(call.recording_url);
  const player = usePlayer(src, duration, Math.min(props.start ?? 0, duration));
  usePlayerKeys(player, src !== null);
  const [query, setQuery] = useState('');
  const [pointed, setPointed] = useState(() => pointAt(turns, props.start));
  const stands = pointed !== null && !player.playing && Math.abs(player.position - pointed.at) < 0.5;
  const played = stands ? pointed.index : turnAt(turns, player.position || null)?.index;
  const current = over ? (played ?? null) : null;
  useFollow(current, player.playing);

  const { seek } = player;
  const show = useCallback(
    (turn: Turn | undefined, play: boolean) => {
      if (!turn) return;
      setPointed({ index: turn.index, at: turn.start_ms / 1000 });
      seek(turn.start_ms / 1000, play);
    },
    [seek],
  );
  function jump(index: number) {
    show(
      turns.find((turn) => turn.index === index),
      false,
    );
    scrollToTurn(index);
  }
  useEffect(() => {
    const index = props.start === null ? undefined : pointAt(props.initial.transcript ?? [], props.start)?.index;
    if (index) scrollToTurn(index);
  }, [props.start, props.initial.transcript]);

  const { name, number } = otherSide(call);
  const firstName = firstNameOf(name);
  const ending = endedWords(call.ended_reason, call.status, firstName ?? 'The caller', spokenName(call.agent_name));
  const canWrite = roleAtLeast(props.role, 'member');
  const isAdmin = roleAtLeast(props.role, 'admin');
  return (
    <div className="pb-12">
      <PageHeader
        title={name ?? (number ? <span className="tabular">{formatPhone(number)}</span> : 'Number withheld')}
        line={headline(call)}
        back={
          <Link href={businessPath(call.business_id, 'calls')} className="rounded-xs hover:text-foreground">
            Calls
          </Link>
        }
        actions={
          <>
            {over && isAdmin && turns.some(({ speaker }) => speaker === 'caller') && (
              <MakeEval businessId={call.business_id} callId={call.id} />
            )}
            {!over && canWrite && <HangUp id={call.id} />}
            <CallMenu
              call={call}
              who={name ?? (number ? formatPhone(number) : 'a withheld number')}
              callerName={firstName ?? 'Caller'}
              canWrite={canWrite}
            />
          </>
        }
      />
      <div className="grid gap-x-8 gap-y-8 lg:grid-cols-[11rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] xl:grid-rows-1 xl:grid-cols-[12rem_minmax(0,1fr)_20rem]">
        <CallFacts
          call={call}
          ending={ending}
          deliveries={<CallDeliveries call={call} initial={props.deliveries} canResend={isAdmin} />}
        />
        <section
          aria-label="Conversation"
          aria-live={over ? undefined : 'polite'}
          className="grid min-w-0 content-start gap-4"
        >
          {over && turns.length > 3 && <FindWords turns={turns} query={query} onQuery={setQuery} />}
          {turns.length > 0 ? (
            <CallTurns
              turns={turns}
              agentName={spokenName(call.agent_name)}
              callerName={firstName ?? 'Caller'}
              current={current}
              live={!over}
              ending={over ? ending : undefined}
              query={query}
              onSeek={src ? (turn) => show(turn, true) : undefined}
            />
          ) : (
            <p className="rounded-lg border border-border border-dashed px-6 py-12 text-center text-muted-foreground text-sm">
              {noTranscriptBecause(call.status)}
            </p>
          )}
        </section>
        <aside aria-label="Insights" className="max-w-180 max-xl:lg:col-start-2">
          <CallInsights call={call} lead={props.lead} canWrite={canWrite} onTurn={jump} />
        </aside>
      </div>
      {over && <CallRecording call={call} src={src} duration={duration} player={player} />}
    </div>
  );
}

function HangUp({ id }: { id: string }) {
  const hangUp = useHangUp(id);
  return (
    <Button
      pending={hangUp.isPending}
      onClick={() => hangUp.mutate(undefined, { onError: (error) => toastError('The call goes on.', error) })}
    >
      <PhoneOff className="text-failed" aria-hidden />
      Hang up
    </Button>
  );
}

function headline(call: CallDetail): string {
  if (call.status === 'queued') return 'Waiting to be dialled';
  if (call.status === 'ringing') return 'Ringing';
  if (call.status === 'in-progress') return `Speaking with ${spokenName(call.agent_name)}`;
  const reason = call.extraction?.reason;
  if (typeof reason === 'string' && reason) return asSaid(reason);
  return call.direction === 'inbound'
    ? `Called ${spokenName(call.agent_name)}`
    : `Called by ${spokenName(call.agent_name)}`;
}

/** Seconds that the bar at the foot stands for: the measured conversation, never less than its last word. */
function lengthOf(call: CallDetail): number {
  const spoken = Math.max(0, ...(call.transcript ?? []).map((turn) => turn.end_ms)) / 1000;
  return Math.max(call.duration ?? 0, spoken);
}

/** The turn that is spoken at a moment, in seconds; between two, the one before. */
function turnAt(turns: Turn[], at: number | null): Turn | undefined {
  if (at === null) return undefined;
  return turns.findLast((turn) => turn.speaker !== 'note' && turn.start_ms <= at * 1000 + 50) ?? turns[0];
}

/** The turn that an address with `?t=` means: whole seconds, as they stand beside each turn. */
function pointAt(turns: Turn[], start: number | null): { index: number; at: number } | null {
  const turn = turnAt(turns, start === null ? null : Math.floor(start) + 0.94);
  return turn && start !== null ? { index: turn.index, at: start } : null;
}

/** The first address that a recording was given: each reading signs another, and a new one would stop the player. */
function useFirst(address: string | null): string | null {
  const first = useRef<string | null>(null);
  first.current ??= address;
  return first.current;
}

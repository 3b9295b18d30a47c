'use client';

import { ArrowDownLeft, ArrowUpRight, Keyboard } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { firstNameOf, isOver, otherSide, spokenName } from '#components/calls/call-state.ts';
import { endedWords } from '#components/calls/ended-words.ts';
import { Person } from '#components/calls/person.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { SayField } from '#components/ring/say-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Duration, LiveDuration } from '#components/ui/duration.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import type { LiveCall } from '#lib/services/live/schema.ts';
import { HangUp } from './hang-up.tsx';
import { RollingWords } from './rolling-words.tsx';

/** One call of the wall: who speaks with whom, for how long, the words as they come, and then how it ended. */
export function LiveCard({ call, canAct }: { call: LiveCall; canAct: boolean }) {
  const [speaking, setSpeaking] = useState(false);
  const over = isOver(call);
  const agentName = spokenName(call.agent_name);
  const { name, number } = otherSide(call);
  const who = name ?? (number ? formatPhone(number) : 'the caller');
  const Direction = call.direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  return (
    <Card aria-label={`${over ? 'Ended call' : 'Call'} with ${who}`} className="flex min-w-0 flex-col overflow-hidden">
      <header className="grid gap-0.5 border-border border-b px-4 pt-3 pb-2.5">
        <div className="flex items-center justify-between gap-3">
          <CallStatus status={call.status} />
          <span className="figures text-muted-foreground text-sm">
            {over ? (
              <Duration seconds={call.duration} />
            ) : (
              call.answered_at && <LiveDuration since={call.answered_at} className="text-live" />
            )}
          </span>
        </div>
        <p className="flex min-w-0 items-center gap-2 text-base">
          <Person call={call} className="truncate" />
          {over && <ScorePill score={call.score} />}
        </p>
        <p className="flex min-w-0 items-center gap-1.5 text-muted-foreground text-xs">
          <Direction
            className="size-3.5 shrink-0"
            aria-label={call.direction === 'inbound' ? 'Incoming' : 'Outgoing'}
          />
          <span className="truncate">
            {call.direction === 'inbound' ? `to ${agentName}` : `from ${agentName}`}
            {call.simulated && ', simulated'}
          </span>
        </p>
      </header>
      {over ? (
        <Outcome call={call} agentName={agentName} who={name ?? 'The caller'} />
      ) : (
        <RollingWords
          turns={call.transcript}
          status={call.status}
          agentName={agentName}
          callerName={call.typed ? 'Caller, typed' : (firstNameOf(name) ?? 'Caller')}
          live
          className="h-48 px-2 py-2 md:h-64"
        />
      )}
      <footer className="grid gap-2 border-border border-t px-4 py-2.5">
        {speaking && !over && (
          <SayField callId={call.id} turns={call.transcript} ready={call.status === 'in-progress'} />
        )}
        <div className="flex items-center gap-2">
          <Button size="sm" variant="ghost" className="-ml-2.5 mr-auto" asChild>
            <Link href={businessPath(call.business_id, `calls/${call.id}`)} aria-label={`Open call with ${who}`}>
              Open call
            </Link>
          </Button>
          {call.typed && !over && !speaking && canAct && (
            <Button size="sm" onClick={() => setSpeaking(true)}>
              <Keyboard aria-hidden />
              Be the caller
            </Button>
          )}
          {over && call.lead_id && call.concluded_at !== null && (
            <Button size="sm" asChild>
              <Link href={businessPath(call.business_id, `leads/${call.lead_id}`)}>Open lead</Link>
            </Button>
          )}
          {!over && canAct && <HangUp callId={call.id} who={who} agentName={agentName} />}
        </div>
      </footer>
    </Card>
  );
}

/** What became of a call, in the place where its words stood. */
function Outcome({ call, agentName, who }: { call: LiveCall; agentName: string; who: string }) {
  const ended = endedWords(call.ended_reason, call.status, who, agentName);
  return (
    <div className="fade-in-0 h-48 animate-in overflow-y-auto px-4 py-3 duration-160 md:h-64">
      <p className="font-medium text-sm">{ended}</p>
      {call.concluded_at === null ? (
        <div className="mt-2 grid gap-2">
          <Skeleton className="h-4" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      ) : (
        <p className="mt-1 text-muted-foreground text-sm">
          {call.summary ?? 'Nothing was said that could be summed up.'}
        </p>
      )}
    </div>
  );
}

'use client';

import { Info } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { ScoreReasons } from '#components/leads/score-reasons.tsx';
import { useLead } from '#components/leads/use-lead.ts';
import { cn } from '#components/ui/cn.ts';
import { Copyable } from '#components/ui/copyable.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { asSaid } from './as-said.ts';
import { isOver, spokenName } from './call-state.ts';
import { type Extracted, extractedFields, extractedFlags } from './extracted.ts';
import { Fact } from './fact.tsx';

// On the page from the start; what writes them comes after the conversation.
const CallNotes = dynamic(() => import('./call-notes.tsx').then((module) => module.CallNotes));

/** What was made of the call: summary, what the agent wrote down, the score with its reasons, quality. */
export function CallInsights(props: {
  call: CallDetail;
  lead: LeadDetail | null;
  canWrite: boolean;
  onTurn: (index: number) => void;
}) {
  const { call } = props;
  const notes = (
    <Section title="Notes and tags">
      <CallNotes call={call} canWrite={props.canWrite} />
    </Section>
  );
  const { data: lead } = useLead(call.lead_id, props.lead ?? undefined);
  if (!isOver(call)) {
    return (
      <Section title="What was made of it">
        <p className="text-muted-foreground text-sm">
          When the call is over, its summary, the caller’s details and a score with its reasons stand here.
        </p>
      </Section>
    );
  }
  if (call.concluded_at === null) return <Reading />;
  const spoke = call.transcript?.some((turn) => turn.speaker === 'caller') ?? false;
  const fields = extractedFields(call);
  const flags = extractedFlags(call);
  // The lead's own may stem from a later call by now.
  const latest = lead?.score_factors.some((factor) => factor.call_id === call.id);
  if (!spoke) {
    return (
      <div className="grid content-start gap-7">
        <Section title="What was made of it">
          <p className="text-muted-foreground text-sm">
            No summary and no score, because the caller said nothing{call.answered_at ? '' : ': nobody answered'}.
          </p>
        </Section>
        {notes}
      </div>
    );
  }
  return (
    <div className="grid content-start gap-7">
      <Section title="Summary">
        {call.summary ? (
          <p className="text-sm">{call.summary}</p>
        ) : (
          <p className="text-muted-foreground text-sm">No summary was made of this call.</p>
        )}
      </Section>
      {notes}
      <Section title={`What ${spokenName(call.agent_name)} wrote down`}>
        {fields.length + flags.length === 0 ? (
          <p className="text-muted-foreground text-sm">The caller left no details.</p>
        ) : (
          <dl className="grid gap-3">
            {flags.map((flag) => (
              <p key={flag} className="flex items-center gap-2 font-medium text-missed text-sm">
                <Info className="size-4 shrink-0" aria-hidden />
                {flag}
              </p>
            ))}
            {fields.map((field) => (
              <Fact key={field.label} label={field.label}>
                <Value field={field} onTurn={props.onTurn} />
              </Fact>
            ))}
          </dl>
        )}
      </Section>
      <Section title="Score">
        {call.score === null ? (
          <p className="text-muted-foreground text-sm">
            No score, because nothing was said that speaks for or against a lead.
          </p>
        ) : (
          <ScoreReasons
            score={call.score}
            confidence={latest ? (lead?.score_confidence ?? null) : null}
            reasons={call.score_factors.map((reason) => ({ ...reason, onOpen: () => props.onTurn(reason.turn) }))}
          />
        )}
      </Section>
      <Section title="How the agent did">
        {call.quality_dimensions ? (
          <Quality dimensions={call.quality_dimensions} />
        ) : (
          <p className="text-muted-foreground text-sm">Not measured, because too little was said.</p>
        )}
      </Section>
    </div>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 font-semibold text-sm">{props.title}</h2>
      {props.children}
    </section>
  );
}

function Value({ field, onTurn }: { field: Extracted; onTurn: (index: number) => void }) {
  const { turn } = field;
  return (
    <span className={cn('flex min-w-0 items-center justify-between gap-2', field.kind !== 'text' && '-my-1')}>
      {field.kind === 'phone' ? (
        <PhoneNumber value={field.value} copy />
      ) : field.kind === 'email' ? (
        <Copyable value={field.value} label="Copy the address" />
      ) : (
        <span>{asSaid(field.value)}</span>
      )}
      {turn !== null && (
        <button
          type="button"
          onClick={() => onTurn(turn)}
          className="shrink-0 rounded-xs text-muted-foreground text-xs underline decoration-input underline-offset-4 hover:text-foreground"
        >
          where
        </button>
      )}
    </span>
  );
}

const DIMENSIONS = [
  { key: 'professionalism', label: 'Professional' },
  { key: 'empathy', label: 'Warm' },
  { key: 'information_gathering', label: 'Asked what matters' },
  { key: 'resolution', label: 'Settled it' },
] as const;

function Quality({ dimensions }: { dimensions: NonNullable<CallDetail['quality_dimensions']> }) {
  return (
    <dl className="grid gap-2">
      {DIMENSIONS.map(({ key, label }) => {
        const value = Math.round(dimensions[key]);
        return (
          <div key={key} className="grid grid-cols-[1fr_6rem_2rem] items-center gap-3 text-sm">
            <dt className="text-muted-foreground">{label}</dt>
            <dd aria-hidden className="h-1 overflow-hidden rounded-full bg-accent">
              <span className="block h-full rounded-full bg-faint" style={{ width: `${value}%` }} />
            </dd>
            <dd className="figures text-right text-xs">{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The call is over and is being read: the place of what will stand here. */
function Reading() {
  return (
    <div className="grid gap-3" role="status" aria-label="The call is being read">
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-16" />
      <Skeleton className="mt-4 h-5 w-40" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </div>
  );
}

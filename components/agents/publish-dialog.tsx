'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Outcome } from '#components/evals/outcome.tsx';
import { type FanOut, usePromptCheck } from '#components/evals/queries.ts';
import type { EvalRow } from '#components/evals/use-evals.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Pulse } from '#components/ui/status-badge.tsx';
import { toast } from '#components/ui/toast.ts';
import type { AgentDetail } from '#lib/services/agents/schema.ts';
import { fieldWords } from './changed-words.ts';
import { type AgentDraft, changeOf, type DraftField, differing } from './draft.ts';
import { type Gate, gateOf } from './publish-gate.ts';
import { useUpdateAgent } from './queries.ts';
import { TextDiff } from './text-diff.tsx';
import { voiceWords } from './voices.ts';

interface Props {
  agent: AgentDetail;
  live: AgentDraft;
  draft: AgentDraft;
  /** The scenarios that the agent must pass. */
  evals: EvalRow[];
  onClose: () => void;
  onPublished: () => void;
}

/** The last look before changes go live: what changes, what the scenarios say of it, and why. */
export function PublishDialog(props: Props) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent className="max-w-160 grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden p-0 max-sm:max-h-[calc(100dvh-1rem)]">
        <Publication {...props} />
      </DialogContent>
    </Dialog>
  );
}

function Publication({ agent, live, draft, evals, onClose, onPublished }: Props) {
  const update = useUpdateAgent();
  const [skipped, setSkipped] = useState(false);
  const [reason, setReason] = useState('');
  const fields = differing(live, draft);
  // Scenarios are played with the instructions for incoming calls; nothing else of a draft can be tried.
  const scenarios = fields.includes('inbound_prompt') ? evals.length : 0;
  const check = usePromptCheck(agent, draft.inbound_prompt, evals, scenarios > 0 && !skipped);
  const gate = gateOf({ scenarios, answer: check.data, failed: check.isError, skipped });
  const why = reason.trim();

  function publish() {
    const change = changeOf(live, draft);
    if (!change || gate.state === 'checking' || (gate.state === 'reason' && !why)) return;
    update.mutate(
      { id: agent.id, ...change, expected_version: agent.version, ...(why ? { reason: why } : {}) },
      {
        onSuccess: ({ version }) => {
          toast(`Version ${version} is live.`, { description: 'The next call hears it.' });
          onPublished();
        },
      },
    );
  }

  return (
    <>
      <DialogHeader className="px-6 pt-6">
        <DialogTitle>Publish to {agent.name}?</DialogTitle>
        <DialogDescription>
          {fields.length === 1 ? 'One change' : `${fields.length} changes`} against version {agent.version}. The next
          call hears {fields.length === 1 ? 'it' : 'them'}.
        </DialogDescription>
      </DialogHeader>
      <div className="grid content-start gap-5 overflow-y-auto px-6">
        {gate.verdict && (
          <Verdict
            gate={gate}
            answer={check.data}
            onSkip={() => setSkipped(true)}
            onAsk={() => (skipped ? setSkipped(false) : void check.refetch())}
          />
        )}
        {check.error && !skipped && <ErrorNote title="The scenarios were not asked" error={check.error} />}
        {fields.map((field) => (
          <section key={field} aria-label={fieldWords(field)}>
            <h3 className="mb-1 text-muted-foreground text-xs first-letter:uppercase">{fieldWords(field)}</h3>
            <TextDiff before={written(field, live[field])} after={written(field, draft[field])} />
          </section>
        ))}
        {update.error && <ErrorNote title="Nothing was published" error={update.error} />}
      </div>
      <Form className="grid gap-4 border-border border-t bg-popover px-6 py-4" onSubmit={publish}>
        <Field
          label={gate.state === 'reason' ? 'Why publish all the same' : 'A word for the history'}
          optional={gate.state !== 'reason'}
        >
          <Input
            maxLength={500}
            value={reason}
            required={gate.state === 'reason'}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep editing</Button>
          <Button
            type="submit"
            variant={gate.state === 'reason' ? 'destructive' : 'primary'}
            pending={update.isPending}
            disabled={gate.state === 'checking' || (gate.state === 'reason' && !why)}
          >
            {gate.state === 'reason' ? 'Publish all the same' : 'Publish'}
          </Button>
        </div>
      </Form>
    </>
  );
}

const written = (field: DraftField, text: string): string => {
  if (field === 'voiceId') return voiceWords(text);
  return text || (field.endsWith('_llm') ? 'The model of the agent' : '');
};

function Verdict(props: { gate: Gate; answer: FanOut | undefined; onSkip: () => void; onAsk: () => void }) {
  const { state, verdict, detail } = props.gate;
  return (
    <section
      aria-label="Evals"
      className={cn(
        'grid gap-2 rounded-md border px-3 py-2.5',
        state === 'reason' ? 'border-failed/40 bg-failed-soft' : 'border-border bg-muted',
      )}
    >
      <div className="flex items-start gap-2.5">
        <span className={cn('mt-0.5', state === 'reason' ? 'text-failed' : 'text-live')}>
          {state === 'checking' ? (
            <Pulse />
          ) : state === 'reason' ? (
            <TriangleAlert className="size-4" aria-hidden />
          ) : (
            <Check className="size-4" aria-hidden />
          )}
        </span>
        <div className="min-w-0 flex-1" role="status">
          <p className="font-medium text-sm">{verdict}</p>
          {detail && <p className="text-muted-foreground text-xs">{detail}</p>}
        </div>
        {state === 'checking' && (
          <Button variant="ghost" size="sm" onClick={props.onSkip}>
            Skip the check
          </Button>
        )}
        {state === 'reason' && (!props.answer || props.answer.completed < props.answer.total) && (
          <Button size="sm" onClick={props.onAsk}>
            Check
          </Button>
        )}
      </div>
      <Flips of={props.answer} />
    </section>
  );
}

/** The scenarios that would end otherwise, those that break first. */
function Flips({ of }: { of: FanOut | undefined }) {
  const flips = (of?.flips ?? []).toSorted((a, b) => Number(b.from === 'pass') - Number(a.from === 'pass'));
  if (flips.length === 0) return null;
  return (
    <ul className="grid gap-1 border-border border-t pt-2">
      {flips.map((flip) => (
        <li key={flip.eval_id} className="flex flex-wrap items-center gap-x-3 text-sm">
          <span className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">{flip.name}</span>
          <span className="inline-flex items-center gap-2">
            <Outcome of={{ status: 'ended', outcome: flip.from }} />
            <span className="text-muted-foreground text-xs">then</span>
            <Outcome of={{ status: 'ended', outcome: flip.to }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { DeleteEval } from './delete-eval.tsx';
import { useSaveEval } from './queries.ts';
import { draftOf, type EvalMessage, emptyScenario, messagesOf, newTurn, problemsOf } from './scenario-draft.ts';
import { TurnField } from './turn-field.tsx';

interface Stored {
  id: string;
  name: string;
  description: string | null;
  messages: EvalMessage[];
}

/** A conversation that the agent must pass: what is said, and what its answers are held to. */
export function ScenarioForm(props: { businessId: string; agentId: string; initial?: Stored; canEdit: boolean }) {
  const router = useRouter();
  const save = useSaveEval();
  const [draft, setDraft] = useState(() => (props.initial ? draftOf(props.initial) : emptyScenario()));
  const [checked, setChecked] = useState(false);
  const problems = problemsOf(draft);
  const shown: Record<string, string> = checked ? problems : {};
  const back = businessPath(props.businessId, `evals?agent=${props.agentId}`);
  const setTurns = (turns: typeof draft.turns) => setDraft((before) => ({ ...before, turns }));

  function submit() {
    setChecked(true);
    if (Object.keys(problems).length > 0) return;
    const body = { name: draft.name, description: draft.description.trim() || null, messages: messagesOf(draft) };
    const named = props.initial
      ? { id: props.initial.id, ...body }
      : { agent_id: props.agentId, business_id: props.businessId, ...body };
    save.mutate(named, {
      onSuccess: () => {
        toast('Saved. Run it to see what the agent does.');
        router.push(back);
      },
    });
  }

  return (
    <Form noValidate className="max-w-180" onSubmit={submit}>
      <fieldset disabled={!props.canEdit} className="grid min-w-0 grid-cols-1 gap-6">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Name" error={shown.name}>
            <Input
              maxLength={80}
              placeholder="greeting.says_the_name"
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Field>
          <Field label="What it tests" optional>
            <Input
              maxLength={500}
              value={draft.description}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
            />
          </Field>
        </div>
        <section aria-labelledby="script" className="grid gap-3">
          <div>
            <h2 id="script" className="font-semibold text-md">
              The conversation
            </h2>
            <p className="text-muted-foreground text-sm">
              From its first word. Judged answers are given anew in each run.
            </p>
          </div>
          <Card>
            <ol className="divide-y divide-border">
              {draft.turns.map((turn, at) => (
                <TurnField
                  key={turn.key}
                  turn={turn}
                  place={at + 1}
                  error={shown[turn.key]}
                  onChange={(changed) => setTurns(draft.turns.map((one) => (one.key === turn.key ? changed : one)))}
                  onRemove={
                    draft.turns.length > 1 && props.canEdit
                      ? () => setTurns(draft.turns.filter((one) => one.key !== turn.key))
                      : undefined
                  }
                />
              ))}
            </ol>
          </Card>
          {shown.turns && (
            <p role="alert" className="text-failed text-xs">
              {shown.turns}
            </p>
          )}
          {props.canEdit && (
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onClick={() => setTurns([...draft.turns, newTurn('user')])}>
                <Plus aria-hidden />
                What the caller says
              </Button>
              <Button size="sm" onClick={() => setTurns([...draft.turns, newTurn('regex')])}>
                <Plus aria-hidden />
                An answer that is judged
              </Button>
            </div>
          )}
        </section>
        {save.error && <ErrorNote title="The scenario was not saved" error={save.error} />}
        {props.canEdit && (
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" pending={save.isPending}>
              {props.initial ? 'Save the scenario' : 'Make the scenario'}
            </Button>
            <Button onClick={() => router.push(back)}>Cancel</Button>
            {props.initial && (
              <DeleteEval id={props.initial.id} name={props.initial.name} onDone={() => router.push(back)} />
            )}
          </div>
        )}
      </fieldset>
    </Form>
  );
}

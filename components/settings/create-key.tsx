'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Choice, optionsOf } from '#components/ui/choice.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { DAY_MS } from '#lib/core/duration.ts';
import type { Scope } from '#lib/core/scope.ts';
import { useCreateKey } from './key-queries.ts';
import { RESOURCES, USUAL } from './scopes.ts';
import { ShownOnce, Terminal } from './shown-once.tsx';

/** Makes a key and shows it once. `held` are the scopes of the person's role: a key cannot have more. */
export function CreateKey(props: { businessId: string; test: boolean; held: readonly Scope[]; publicUrl: string }) {
  const create = useCreateKey();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) {
          setMade(null);
          create.reset();
        }
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          New key
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-140" onInteractOutside={(event) => made && event.preventDefault()}>
        {made ? (
          <ShownOnce title="Your new key" secret={made} label="Copy the key">
            <Terminal
              label="Copy the command"
              lines={`curl ${props.publicUrl}/api/v1/calls \\\n  -H "Authorization: Bearer ${made}"`}
            />
          </ShownOnce>
        ) : (
          <KeyForm
            test={props.test}
            held={props.held}
            pending={create.isPending}
            problem={create.error && <ErrorNote title="The key was not made" error={create.error} />}
            onCancel={() => setOpen(false)}
            onCreate={({ name, scopes, days, everywhere }) =>
              create.mutate(
                {
                  name,
                  scopes,
                  business_id: everywhere ? undefined : props.businessId,
                  expires_at: days ? new Date(Date.now() + days * DAY_MS).toISOString() : undefined,
                },
                { onSuccess: ({ key }) => setMade(key) },
              )
            }
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface NewKey {
  name: string;
  scopes: Scope[];
  /** 0 never expires. */
  days: number;
  everywhere: boolean;
}

/** In days. */
const LASTS = [
  { value: 0, label: 'Never' },
  { value: 30, label: 'In 30 days' },
  { value: 90, label: 'In 90 days' },
  { value: 365, label: 'In a year' },
];

function KeyForm(props: {
  test: boolean;
  held: readonly Scope[];
  pending: boolean;
  problem: ReactNode;
  onCancel: () => void;
  onCreate: (key: NewKey) => void;
}) {
  const [name, setName] = useState('');
  const [days, setDays] = useState(0);
  const [reach, setReach] = useState<'one' | 'all'>('one');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(
    new Set(USUAL.filter((scope) => props.held.includes(scope))),
  );
  const reaches = { one: props.test ? 'This test business' : 'This business', all: 'All your businesses' };
  const ready = name.trim() !== '' && scopes.size > 0;
  return (
    <Form
      className="grid gap-4"
      onSubmit={() => {
        if (ready) props.onCreate({ name, scopes: [...scopes], days, everywhere: reach === 'all' });
      }}
    >
      <DialogHeader>
        <DialogTitle>New key</DialogTitle>
        <DialogDescription>
          For a program that acts in your name. It can do what you tick, and no more.
        </DialogDescription>
      </DialogHeader>
      <Field label="Name" hint="What it is for, so that you know it when you revoke it.">
        <Input value={name} maxLength={100} placeholder="Zapier" onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Reaches">
          <Choice value={reach} options={optionsOf(reaches)} onChange={setReach} disabled={props.test} />
        </Field>
        <Field label="Expires">
          <Choice value={days} options={LASTS} onChange={setDays} />
        </Field>
      </div>
      <ScopeChoice held={props.held} chosen={scopes} onChange={setScopes} />
      {props.problem}
      <DialogFooter>
        <Button onClick={props.onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={props.pending} disabled={!ready}>
          Make the key
        </Button>
      </DialogFooter>
    </Form>
  );
}

function ScopeChoice(props: {
  held: readonly Scope[];
  chosen: ReadonlySet<Scope>;
  onChange: (scopes: ReadonlySet<Scope>) => void;
}) {
  const tick = (scope: Scope | undefined, label: string) => {
    if (!scope) return <span />;
    const changed = new Set(props.chosen);
    if (!changed.delete(scope)) changed.add(scope);
    return (
      <Checkbox
        aria-label={label}
        checked={props.chosen.has(scope)}
        disabled={!props.held.includes(scope)}
        onCheckedChange={() => props.onChange(changed)}
      />
    );
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 flex w-full items-baseline justify-between font-medium text-sm">
        May
        <Button
          variant="link"
          size="sm"
          className="text-xs"
          onClick={() => props.onChange(props.chosen.size === props.held.length ? new Set() : new Set(props.held))}
        >
          {props.chosen.size === props.held.length ? 'Tick nothing' : 'Tick everything'}
        </Button>
      </legend>
      <div className="grid max-h-52 grid-cols-[1fr_3rem_3rem] items-center gap-y-2 overflow-y-auto rounded-md border border-border px-3 py-2.5 text-sm">
        <span />
        <span className="text-muted-foreground text-xs">Read</span>
        <span className="text-muted-foreground text-xs">Change</span>
        {RESOURCES.map(({ label, read, write }) => (
          <div key={label} className="contents">
            <span>{label}</span>
            {tick(read, `Read ${label.toLowerCase()}`)}
            {tick(write, `Change ${label.toLowerCase()}`)}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

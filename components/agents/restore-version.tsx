'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
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
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRestore } from './queries.ts';

export function RestoreVersion(props: { agentId: string; version: number; onDone: () => void }) {
  const restore = useRestore();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const why = reason.trim();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Put back version ${props.version}`}>
          Put back
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Put back version {props.version}?</DialogTitle>
          <DialogDescription>
            The next call is answered as it was then. What is there now stays in the history.
          </DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            restore.mutate(
              { agent_id: props.agentId, version: props.version, ...(why ? { reason: why } : {}) },
              {
                onSuccess: ({ updated }) => {
                  toast(updated ? `Version ${props.version} answers again.` : 'It is the same as what answers now.');
                  setOpen(false);
                  props.onDone();
                },
              },
            );
          }}
        >
          <Field label="Why" optional>
            <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {restore.error && <ErrorNote title="Nothing was put back" error={restore.error} />}
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <Button type="submit" variant="primary" pending={restore.isPending}>
              Put it back
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

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
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';

/** Asks for the name of a view. */
export function NameDialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  initial: string;
  action: string;
  pending: boolean;
  error: Error | null;
  onName: (name: string) => void;
}) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent className="max-w-100">
        <NameForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function NameForm(props: Parameters<typeof NameDialog>[0]) {
  const [name, setName] = useState(props.initial);
  return (
    <Form
      className="grid gap-4"
      onSubmit={() => {
        if (name.trim()) props.onName(name.trim());
      }}
    >
      <DialogHeader>
        <DialogTitle>{props.title}</DialogTitle>
        <DialogDescription>Only you see it, in the row of tabs above the list.</DialogDescription>
      </DialogHeader>
      <Field label="Name">
        <Input
          value={name}
          maxLength={60}
          placeholder="Call back today"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {props.error && <ErrorNote title="The view was not kept" error={props.error} />}
      <DialogFooter>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button type="submit" variant="primary" pending={props.pending} disabled={!name.trim()}>
          {props.action}
        </Button>
      </DialogFooter>
    </Form>
  );
}

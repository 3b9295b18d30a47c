'use client';

import { type ReactNode, useState } from 'react';
import type { AuthProblem } from '#components/auth/auth-problem.ts';
import { ProblemNote } from '#components/auth/problem-note.tsx';
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
import { Form } from '#components/ui/form.tsx';

/** A small form behind a button: asks, says what went wrong, and closes when it is done. */
export function FormDialog(props: {
  trigger: ReactNode;
  title: string;
  line: string;
  children: ReactNode;
  action: string;
  destructive?: boolean;
  /** Null is done. */
  onSubmit: (form: FormData) => Promise<AuthProblem | null>;
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(form: FormData) {
    setPending(true);
    setProblem(null);
    const failed = await props.onSubmit(form);
    setPending(false);
    setProblem(failed);
    if (!failed) setOpen(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
    >
      <DialogTrigger asChild>{props.trigger}</DialogTrigger>
      <DialogContent>
        <Form onSubmit={submit} className="grid gap-4">
          <DialogHeader>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogDescription>{props.line}</DialogDescription>
          </DialogHeader>
          {props.children}
          {problem && <ProblemNote problem={problem} />}
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant={props.destructive ? 'destructive' : 'primary'} pending={pending}>
              {props.action}
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

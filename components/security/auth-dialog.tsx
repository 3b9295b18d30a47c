'use client';

import { type ReactNode, useState } from 'react';
import type { AuthProblem } from '#components/auth/auth-problem.ts';
import { ProblemNote } from '#components/auth/problem-note.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';

/** A small form about one's own sign-in: says what went wrong, and closes when it is done. */
export function AuthDialog(props: {
  trigger: ReactNode;
  title: string;
  line: string;
  children: ReactNode;
  action: string;
  variant?: 'primary' | 'destructive';
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
    <FormDialog
      {...props}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
      problem={problem && <ProblemNote problem={problem} />}
      pending={pending}
      onSubmit={submit}
    />
  );
}

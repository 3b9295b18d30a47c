'use client';

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from './button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from './dialog.tsx';
import { Form } from './form.tsx';

/** What is asked, and what is said when it could not be done. */
export interface ConfirmWords {
  title: string;
  /** What goes with it, and what stays. */
  what: ReactNode;
  keep: string;
  go: string;
  failed: string;
}

interface ConfirmProps extends ConfirmWords {
  /** Opens it; without one it is open for as long as it is there. */
  trigger?: ReactNode;
  onClose?: () => void;
  /** What is to be seen or filled in before. */
  children?: ReactNode;
  /** Whether what is to be filled in is. */
  ready?: boolean;
  variant?: 'destructive' | 'primary';
  work: () => Promise<unknown>;
}

/**
 * Asks before something is done that no press takes back. Enter keeps things as they are, unless there is a field to
 * fill in. It stays open until the work is done, or says why it was not.
 */
export function ConfirmDialog({ trigger, variant = 'destructive', ready = true, ...props }: ConfirmProps) {
  const [open, setOpen] = useState(!trigger);
  const keep = useRef<HTMLButtonElement>(null);
  const { mutate, reset, isPending, error } = useMutation({ mutationFn: props.work, onSuccess: close });

  function close() {
    setOpen(false);
    reset();
    props.onClose?.();
  }

  function submit() {
    if (ready && !isPending) mutate();
  }

  return (
    <Dialog open={open} onOpenChange={(next) => (next ? setOpen(true) : isPending || close())}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent
        closable={!isPending}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          (keep.current?.form?.querySelector('input') ?? keep.current)?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription className="[overflow-wrap:anywhere]">{props.what}</DialogDescription>
        </DialogHeader>
        <Form className="grid gap-4" onSubmit={submit}>
          {props.children}
          {error && <ErrorNote title={props.failed} error={error} />}
          <DialogFooter>
            <Button ref={keep} disabled={isPending} onClick={close}>
              {props.keep}
            </Button>
            <Button type="submit" variant={variant} pending={isPending} disabled={!ready}>
              {props.go}
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

'use client';

import type { ReactNode } from 'react';
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

/** A form in a dialog: what is about to happen, the fields, what went wrong, and the one button that does it. */
export function FormDialog(props: {
  /** Opens it; without one it is open for as long as it is there. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  line: ReactNode;
  action: string;
  variant?: 'primary' | 'destructive';
  pending: boolean;
  /** Why it was not done. */
  problem: ReactNode;
  /** Whether the fields are filled in. Not given: the browser checks them, by what they require. */
  ready?: boolean;
  onSubmit: (form: FormData) => void;
  children: ReactNode;
}) {
  const { trigger, open = true, variant = 'primary', pending, ready = true, onOpenChange } = props;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription>{props.line}</DialogDescription>
        </DialogHeader>
        <Form
          noValidate={props.ready !== undefined}
          className="grid gap-4"
          onSubmit={(form) => ready && !pending && props.onSubmit(form)}
        >
          {props.children}
          {props.problem}
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button type="submit" variant={variant} pending={pending} disabled={!ready}>
              {props.action}
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Copyable, CopyButton } from '#components/ui/copyable.tsx';
import { DialogClose, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';

/** A secret in a dialog, at the one time that it can be read. */
export function ShownOnce(props: { title: string; secret: string; label: string; children?: ReactNode }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>{props.title}</DialogTitle>
        <DialogDescription>Copy it now. It is kept only as a fingerprint and cannot be shown again.</DialogDescription>
      </DialogHeader>
      <Copyable boxed value={props.secret} label={props.label} />
      {props.children}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">I have kept it</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

/** Lines for a terminal, with a button that copies them. */
export function Terminal({ lines, label }: { lines: string; label: string }) {
  return (
    <div className="relative min-w-0 rounded-md border border-border bg-muted">
      <pre className="overflow-x-auto p-3 pr-10 text-xs leading-[1.6]">
        <code>{lines}</code>
      </pre>
      <CopyButton value={lines} label={label} className="absolute top-1.5 right-1.5" />
    </div>
  );
}

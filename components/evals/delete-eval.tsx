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
import { useDeleteEval } from './queries.ts';

export function DeleteEval(props: { id: string; name: string; onDone: () => void }) {
  const remove = useDeleteEval();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" className="ml-auto">
          Delete
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Delete “{props.name}”?</DialogTitle>
          <DialogDescription>The scenario and its runs are deleted. This cannot be undone.</DialogDescription>
        </DialogHeader>
        {remove.error && <ErrorNote title="The scenario is still there" error={remove.error} />}
        <DialogFooter>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button
            variant="destructive"
            pending={remove.isPending}
            onClick={() => remove.mutate(props.id, { onSuccess: props.onDone })}
          >
            Delete the scenario
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

'use client';

import { Archive } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
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
import { toast } from '#components/ui/toast.ts';
import { useArchive, useUpdateAgent } from './queries.ts';

/** Takes an agent off the phone, with its name and its number said first. */
export function ArchiveAgent(props: { id: string; name: string; phone: string | null }) {
  const archive = useArchive();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">
          <Archive aria-hidden />
          Archive
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Archive {props.name}?</DialogTitle>
          <DialogDescription>
            It takes and places no new calls{props.phone && `, and nobody answers ${props.phone}`}. Its calls, leads and
            versions stay, and it can be brought back.
          </DialogDescription>
        </DialogHeader>
        {archive.error && <ErrorNote title={`${props.name} still answers`} error={archive.error} />}
        <DialogFooter>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button
            variant="destructive"
            pending={archive.isPending}
            onClick={() =>
              archive.mutate(props.id, {
                onSuccess: () => {
                  toast(`${props.name} is archived.`);
                  setOpen(false);
                },
              })
            }
          >
            Archive {props.name}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Stands above an archived agent, with the way back. */
export function ArchivedNote(props: { id: string; name: string; canEdit: boolean }) {
  const update = useUpdateAgent();
  return (
    <div className="mb-6 flex max-w-180 flex-wrap items-center justify-between gap-3 rounded-md border border-border bg-muted px-4 py-3">
      <p className="text-sm">
        <span className="font-medium">Archived.</span> It takes and places no calls.
      </p>
      {props.canEdit && (
        <Button
          pending={update.isPending}
          onClick={() =>
            update.mutate(
              { id: props.id, status: 'active' },
              {
                onSuccess: () => toast(`${props.name} is back.`),
                onError: (error) => toastError('It is still archived.', error),
              },
            )
          }
        >
          Bring it back
        </Button>
      )}
    </div>
  );
}

'use client';

import { Archive } from 'lucide-react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { toast } from '#components/ui/toast.ts';
import { useArchive, useUpdateAgent } from './queries.ts';

/** Takes an agent off the phone, with its name and its number said first. */
export function ArchiveAgent({ id, name, phone }: { id: string; name: string; phone: string | null }) {
  const archive = useArchive();
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost">
          <Archive aria-hidden />
          Archive
        </Button>
      }
      title={`Archive ${name}?`}
      what={`It takes and places no new calls${phone ? `, and nobody answers ${formatPhone(phone)}` : ''}. Its calls, leads and versions stay, and it can be brought back.`}
      keep="Keep it"
      go={`Archive ${name}`}
      failed={`${name} still answers`}
      work={async () => {
        await archive.mutateAsync(id);
        toast(`${name} is archived.`);
      }}
    />
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

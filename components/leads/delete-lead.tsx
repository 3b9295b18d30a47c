'use client';

import { useRouter } from 'next/navigation';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { useDeleteLead } from './queries.ts';

/** Deletes a lead, with what goes and what stays said first. */
export function DeleteLead({ lead, onClose }: { lead: LeadDetail; onClose: () => void }) {
  const router = useRouter();
  const remove = useDeleteLead();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Delete {lead.name}?</DialogTitle>
          <DialogDescription>
            The lead goes with its notes, score and history, and it cannot be brought back. Calls, texts and emails stay
            in their own lists, without a name.
          </DialogDescription>
        </DialogHeader>
        {remove.error && <ErrorNote title={`${lead.name} is still there`} error={remove.error} />}
        <DialogFooter>
          <Button onClick={onClose}>Keep the lead</Button>
          <Button
            variant="destructive"
            pending={remove.isPending}
            onClick={() =>
              remove.mutate(lead.id, {
                onSuccess: () => {
                  toast(`${lead.name} is deleted.`);
                  router.push(businessPath(lead.business_id, 'leads'));
                },
              })
            }
          >
            Delete {lead.name}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

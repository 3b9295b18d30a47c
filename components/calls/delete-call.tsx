'use client';

import { useRouter } from 'next/navigation';
import { toastError } from '#components/api/error-note.tsx';
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
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { useDeleteCall } from './queries.ts';

/** Deletes a call, with what goes and what stays said first. */
export function DeleteCall(props: { call: CallDetail; who: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent>
        <DeleteForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function DeleteForm({ call, who, onClose }: { call: CallDetail; who: string; onClose: () => void }) {
  const router = useRouter();
  const remove = useDeleteCall();
  return (
    <>
      <DialogHeader>
        <DialogTitle>Delete the call with {who}?</DialogTitle>
        <DialogDescription>
          Its recording, transcript, summary and notes go, and what it earned of the lead’s score. What it cost stays in
          your books. This cannot be undone.
        </DialogDescription>
      </DialogHeader>
      <DialogFooter>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          variant="destructive"
          pending={remove.isPending}
          onClick={() =>
            remove.mutate(call.id, {
              onSuccess: () => {
                router.push(businessPath(call.business_id, 'calls'));
                toast(`The call with ${who} is deleted.`);
              },
              onError: (error) => toastError('The call was not deleted.', error),
            })
          }
        >
          Delete the call
        </Button>
      </DialogFooter>
    </>
  );
}

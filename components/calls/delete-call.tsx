'use client';

import { useRouter } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { useDeleteCall } from './queries.ts';

/** Deletes a call, with what goes and what stays said first. */
export function DeleteCall({ call, who, onClose }: { call: CallDetail; who: string; onClose: () => void }) {
  const router = useRouter();
  const remove = useDeleteCall();
  return (
    <ConfirmDialog
      title={`Delete the call with ${who}?`}
      what="Its recording, transcript, summary and notes go, and what it earned of the lead’s score. What it cost stays in your books. This cannot be undone."
      keep="Keep it"
      go="Delete the call"
      failed="The call was not deleted"
      work={async () => {
        await remove.mutateAsync(call.id);
        router.push(businessPath(call.business_id, 'calls'));
        toast(`The call with ${who} is deleted.`);
      }}
      onClose={onClose}
    />
  );
}

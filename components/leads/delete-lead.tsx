'use client';

import { useRouter } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { useDeleteLead } from './queries.ts';

/** Deletes a lead, with what goes and what stays said first. */
export function DeleteLead({ lead, onClose }: { lead: LeadDetail; onClose: () => void }) {
  const router = useRouter();
  const remove = useDeleteLead();
  return (
    <ConfirmDialog
      title={`Delete ${lead.name}?`}
      what="The lead goes with its notes, score and history, and it cannot be brought back. Calls, texts and emails stay in their own lists, without a name."
      keep="Keep the lead"
      go={`Delete ${lead.name}`}
      failed={`${lead.name} is still there`}
      work={async () => {
        await remove.mutateAsync(lead.id);
        router.push(businessPath(lead.business_id, 'leads'));
        toast(`${lead.name} is deleted.`);
      }}
      onClose={onClose}
    />
  );
}

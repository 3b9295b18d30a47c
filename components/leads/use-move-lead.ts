'use client';

import { toastError } from '#components/api/error-note.tsx';
import { toast } from '#components/ui/toast.ts';
import { wordOf } from './lead-words.ts';
import { type LeadStatus, useUpdateLead } from './queries.ts';

/** Changes how a lead stands: at once, and for six seconds it can be undone. */
export function useMoveLead() {
  const update = useUpdateLead();
  return function move(lead: { id: string; name: string; status: LeadStatus }, to: LeadStatus, undoable = true): void {
    if (to === lead.status) return;
    update.mutate(
      { id: lead.id, status: to },
      { onError: (error) => toastError(`${lead.name} is still ${wordOf(lead.status).toLowerCase()}.`, error) },
    );
    toast.dismiss(`lead-${lead.id}`);
    if (!undoable) return;
    toast(`${lead.name} is ${wordOf(to).toLowerCase()} now.`, {
      id: `lead-${lead.id}`,
      duration: 6_000,
      action: { label: 'Undo', onClick: () => move({ ...lead, status: to }, lead.status, false) },
    });
  };
}

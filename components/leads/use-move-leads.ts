'use client';

import { toastError } from '#components/api/error-note.tsx';
import { toast } from '#components/ui/toast.ts';
import { wordOf } from './lead-words.ts';
import { type LeadRow, type LeadStatus, useSetStatus } from './queries.ts';

const TOAST = 'leads-moved';

/** Changes how several leads stand: at once, and for six seconds each can go back to where it stood. */
export function useMoveLeads() {
  const { mutateAsync: setStatus } = useSetStatus();
  const put = (leads: readonly LeadRow[], status: LeadStatus) =>
    setStatus({ ids: leads.map(({ id }) => id), status }).catch((error) => {
      toast.dismiss(TOAST);
      toastError(`${counted(leads)} could not be made ${wordOf(status).toLowerCase()}.`, error);
    });
  return function move(leads: readonly LeadRow[], to: LeadStatus): void {
    const moved = leads.filter(({ status }) => status !== to);
    if (moved.length === 0) return;
    void put(moved, to);
    const undo = async () => {
      for (const [status, back] of Map.groupBy(moved, ({ status }) => status)) await put(back, status);
    };
    toast(`${counted(moved)} ${moved.length === 1 ? 'is' : 'are'} ${wordOf(to).toLowerCase()} now.`, {
      id: TOAST,
      duration: 6_000,
      action: { label: 'Undo', onClick: () => void undo() },
    });
  };
}

const counted = ({ length }: readonly unknown[]): string => (length === 1 ? '1 lead' : `${length} leads`);

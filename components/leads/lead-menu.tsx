'use client';

import { Ellipsis, PhoneCall, PhoneOff, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
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
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { useDeleteLead, useDoNotCall } from './queries.ts';

/** What is seldom done with a lead. The do-not-call list is for who looks after the business's rules. */
export function LeadMenu(props: { lead: LeadDetail; onDoNotCall: boolean; canList: boolean }) {
  const { lead } = props;
  const [deleting, setDeleting] = useState(false);
  const list = useDoNotCall(lead.business_id);
  function setListed(listed: boolean, undoable = true) {
    if (!lead.phone) return;
    list.mutate(
      { phone: lead.phone, listed },
      {
        onSuccess: () =>
          toast(listed ? `${lead.name} is never called or texted any more.` : `${lead.name} may be called again.`, {
            duration: 6_000,
            action: undoable ? { label: 'Undo', onClick: () => setListed(!listed, false) } : undefined,
          }),
        onError: (error) => toastError('The do-not-call list is as it was.', error),
      },
    );
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label={`More with ${lead.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {props.canList && lead.phone && (
            <>
              <DropdownMenuItem onSelect={() => setListed(!props.onDoNotCall)}>
                {props.onDoNotCall ? <PhoneCall aria-hidden /> : <PhoneOff aria-hidden />}
                {props.onDoNotCall ? 'Take off the do-not-call list' : 'Put on the do-not-call list'}
              </DropdownMenuItem>
              <DropdownMenuSeparator />
            </>
          )}
          <DropdownMenuItem onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete {lead.name}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && <DeleteLead lead={lead} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteLead({ lead, onClose }: { lead: LeadDetail; onClose: () => void }) {
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

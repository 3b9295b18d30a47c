'use client';

import { Ellipsis, PhoneCall, PhoneOff, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { useDoNotCall } from './queries.ts';

const DeleteLead = dynamic(() => import('./delete-lead.tsx').then((module) => module.DeleteLead), { ssr: false });

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
          <DropdownMenuItem destructive onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete {lead.name}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && <DeleteLead lead={lead} onClose={() => setDeleting(false)} />}
    </>
  );
}

'use client';

import { ConfirmDialog, type ConfirmWords } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Member } from '#lib/services/team/schema.ts';
import { called } from './called.ts';
import { useRemoveMember, useTransfer } from './queries.ts';

/** What cannot be undone by a press. */
export interface Parting {
  kind: 'remove' | 'leave' | 'transfer';
  member: Member;
}

const wordsOf = (name: string, business: string): Record<Parting['kind'], ConfirmWords> => ({
  remove: {
    title: `Remove ${name}?`,
    what: `They lose ${business} at once, in every browser, and their API keys for it stop working. What they did stays in the log.`,
    keep: 'Keep them',
    go: `Remove ${name}`,
    failed: 'Nobody was removed',
  },
  leave: {
    title: `Leave ${business}?`,
    what: 'You lose it at once, and your API keys for it stop working. To come back, somebody has to invite you.',
    keep: 'Stay',
    go: `Leave ${business}`,
    failed: 'You are still on the team',
  },
  transfer: {
    title: `Hand ${business} over to ${name}?`,
    what: 'They become its owner, and you an admin. Only they can give it back.',
    keep: 'Keep it',
    go: 'Hand it over',
    failed: 'You are still the owner',
  },
});

/** Asks before somebody goes, or the business changes hands. */
export function PartingDialog(props: {
  parting: Parting;
  businessId: string;
  businessName: string;
  onClose: () => void;
}) {
  const remove = useRemoveMember(props.businessId);
  const transfer = useTransfer(props.businessId);
  const { kind, member } = props.parting;
  const name = called(member);
  return (
    <ConfirmDialog
      {...wordsOf(name, props.businessName)[kind]}
      variant={kind === 'transfer' ? 'primary' : 'destructive'}
      work={async () => {
        await (kind === 'transfer' ? transfer : remove).mutateAsync(member.account_id);
        // The pages of a business that one has left, or owns no more, are other pages.
        if (kind === 'leave') window.location.assign('/dashboard');
        else if (kind === 'transfer') window.location.reload();
        else toast(`${name} is off the team.`);
      }}
      onClose={props.onClose}
    />
  );
}

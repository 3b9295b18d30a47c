'use client';

import { ErrorNote } from '#components/api/error-note.tsx';
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
import type { Member } from '#lib/services/team/schema.ts';
import { called } from './called.ts';
import { useRemoveMember, useTransfer } from './queries.ts';

/** What cannot be undone by a press. */
export interface Parting {
  kind: 'remove' | 'leave' | 'transfer';
  member: Member;
}

interface Words {
  title: string;
  what: string;
  keep: string;
  go: string;
  failed: string;
}

const wordsOf = (name: string, business: string): Record<Parting['kind'], Words> => ({
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
  parting: Parting | null;
  businessId: string;
  businessName: string;
  onClose: () => void;
}) {
  const remove = useRemoveMember(props.businessId);
  const transfer = useTransfer(props.businessId);
  const { parting, businessName, onClose } = props;
  const name = parting ? called(parting.member) : '';
  const words = parting && wordsOf(name, businessName)[parting.kind];
  const asked = parting?.kind === 'transfer' ? transfer : remove;

  function close() {
    remove.reset();
    transfer.reset();
    onClose();
  }

  function go({ kind, member }: Parting) {
    asked.mutate(member.account_id, {
      onSuccess: () => {
        // The pages of a business that one has left, or owns no more, are other pages.
        if (kind === 'leave') return window.location.assign('/dashboard');
        if (kind === 'transfer') return window.location.reload();
        toast(`${name} is off the team.`);
        close();
      },
    });
  }

  return (
    <Dialog open={parting !== null} onOpenChange={(open) => !open && close()}>
      {parting && words && (
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{words.title}</DialogTitle>
            <DialogDescription>{words.what}</DialogDescription>
          </DialogHeader>
          {asked.error && <ErrorNote title={words.failed} error={asked.error} />}
          <DialogFooter>
            <Button onClick={close}>{words.keep}</Button>
            <Button
              variant={parting.kind === 'transfer' ? 'primary' : 'destructive'}
              pending={asked.isPending}
              onClick={() => go(parting)}
            >
              {words.go}
            </Button>
          </DialogFooter>
        </DialogContent>
      )}
    </Dialog>
  );
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
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
import { formatPhone } from '#components/ui/format-phone.ts';
import { toast } from '#components/ui/toast.ts';
import type { PhoneNumber, ReleaseNumberOutput } from '#lib/services/numbers/schema.ts';

/** Says what goes with a number and what stays, and then lets it go. */
export function ReleaseDialog(props: {
  number: PhoneNumber;
  agent: string | undefined;
  /** The agent has no other. */
  lastOfAgent: boolean;
  onClose: () => void;
}) {
  const { number, agent, onClose } = props;
  const phone = formatPhone(number.phone_number);
  const client = useQueryClient();
  const router = useRouter();
  const release = useMutation({
    mutationFn: () => api<z.output<typeof ReleaseNumberOutput>>('DELETE', 'numbers', { query: { id: number.id } }),
    onSuccess: () => {
      client.setQueryData<PhoneNumber[]>(['numbers', 'list', number.business_id], (numbers) =>
        numbers?.filter(({ id }) => id !== number.id),
      );
      void client.invalidateQueries({ queryKey: ['agents'] });
      router.refresh(); // without a number the page is another one
      toast(`${phone} is released.`);
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Release {phone}?</DialogTitle>
          <DialogDescription>
            Callers reach nobody from now on, and somebody else may get this number: it cannot be brought back. Its
            calls and texts stay{number.monthly_cost > 0 ? ', and no further month is charged' : ''}.
          </DialogDescription>
        </DialogHeader>
        {agent && props.lastOfAgent && (
          <p className="text-missed text-sm">
            It is the only number of {agent}, who can then neither be called nor send texts.
          </p>
        )}
        {release.error && <ErrorNote title={`${phone} is still yours`} error={release.error} />}
        <DialogFooter>
          <Button onClick={onClose}>Keep the number</Button>
          <Button variant="destructive" pending={release.isPending} onClick={() => release.mutate()}>
            Release {phone}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

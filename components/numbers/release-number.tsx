'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { toast } from '#components/ui/toast.ts';
import type { PhoneNumber, ReleaseNumberOutput } from '#lib/services/numbers/schema.ts';

/** Gives a number up, once it is clear what goes with it and what stays. */
export function ReleaseNumber(props: {
  number: PhoneNumber;
  agent: string | undefined;
  /** The agent has no other. */
  lastOfAgent: boolean;
}) {
  const { number, agent } = props;
  const phone = formatPhone(number.phone_number);
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => api<z.output<typeof ReleaseNumberOutput>>('DELETE', 'numbers', { query: { id: number.id } }),
    onSuccess: () => {
      client.setQueryData<PhoneNumber[]>(['numbers', 'list', number.business_id], (numbers) =>
        numbers?.filter(({ id }) => id !== number.id),
      );
      void client.invalidateQueries({ queryKey: ['agents'] });
      toast(`${phone} is released.`);
    },
  });
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Release ${phone}`}>
          Release
        </Button>
      }
      title={`Release ${phone}?`}
      what={`Callers reach nobody from now on, and somebody else may get this number: it cannot be brought back. Its calls and texts stay${number.monthly_cost > 0 ? ', and no further month is charged' : ''}.`}
      keep="Keep the number"
      go={`Release ${phone}`}
      failed={`${phone} is still yours`}
      work={() => release.mutateAsync()}
    >
      {agent && props.lastOfAgent && (
        <p className="text-missed text-sm">
          It is the only number of {agent}, who can then neither be called nor send texts.
        </p>
      )}
    </ConfirmDialog>
  );
}

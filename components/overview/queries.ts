'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#components/api/client.ts';
import { toastError } from '#components/api/error-note.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Attention } from '#lib/services/attention/schema.ts';
import type { Waiting } from './attention-words.ts';

const keyOf = (businessId: string) => ['attention', businessId];

export function useAttention(businessId: string, initial: Attention) {
  return useQuery({
    queryKey: keyOf(businessId),
    queryFn: ({ signal }) => api<Attention>('GET', 'attention', { query: { business_id: businessId }, signal }),
    initialData: initial,
    refetchInterval: 60_000,
  });
}

/** Puts something away: it is gone at once, and for six seconds it can be brought back. */
export function usePutAway(businessId: string) {
  const client = useQueryClient();
  const queryKey = keyOf(businessId);
  const write = useMutation({
    mutationFn: ({ one, back }: { one: Waiting; back: boolean }) => {
      const what = { business_id: businessId, kind: one.kind, subject: one.subject };
      return back ? api('DELETE', 'attention/done', { query: what }) : api('POST', 'attention/done', { body: what });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return async function putAway(one: Waiting): Promise<void> {
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData<Attention>(queryKey);
    client.setQueryData<Attention>(queryKey, (known) => known && without(known, one));
    write.mutate(
      { one, back: false },
      {
        onError: (error) => {
          client.setQueryData(queryKey, before);
          toastError(`“${one.title}” still waits.`, error);
        },
      },
    );
    toast(`“${one.title}” is put away.`, {
      duration: 6_000,
      action: {
        label: 'Undo',
        onClick: () => {
          client.setQueryData(queryKey, before);
          write.mutate({ one, back: true });
        },
      },
    });
  };
}

const without = ({ items, totals }: Attention, { kind, subject }: Waiting): Attention => ({
  items: items.filter((item) => item.kind !== kind || item.subject !== subject),
  totals: { ...totals, [kind]: Math.max(0, totals[kind] - 1) },
});

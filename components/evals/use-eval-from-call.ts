'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { EvalDetail, EvalFromCallInput } from '#lib/services/evals/schema.ts';

export function useEvalFromCall() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof EvalFromCallInput>) =>
      api<z.output<typeof EvalDetail>>('POST', 'evals/from-call', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['evals'] }),
  });
}

'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { CreateTemplateInput, ListTemplatesOutput } from '#lib/services/whatsapp/schema.ts';
import type { Template } from './template-words.ts';

export type TemplatesPage = z.output<typeof ListTemplatesOutput>;
/** Parameters of the list, as text. */
export type TemplatesQuery = Record<string, string | undefined>;

const KEY = ['whatsapp-templates'];

/** Templates, the newest first. While WhatsApp has one to decide they are read again now and then. */
export function useTemplates(query: TemplatesQuery, initial?: TemplatesPage) {
  return useQuery({
    queryKey: [...KEY, query],
    queryFn: ({ signal }) => api<TemplatesPage>('GET', 'whatsapp/templates', { query, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.templates.some(({ status }) => status === 'pending') ? 4_000 : 60_000),
  });
}

export function useCreateTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateTemplateInput>) => api<Template>('POST', 'whatsapp/templates', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

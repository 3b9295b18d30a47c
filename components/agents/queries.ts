'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  AgentDetail,
  AgentRow as AgentRowSchema,
  CreateAgentInput,
  CreateAgentOutput,
  ListAgentsOutput,
  UpdateAgentInput,
  UpdateAgentOutput,
} from '#lib/services/agents/schema.ts';

export type AgentRow = z.output<typeof AgentRowSchema>;

/** The agents of one business; the operation answers those of every business in reach. */
export function useAgents(businessId: string, initial?: AgentRow[]) {
  return useQuery({
    queryKey: ['agents', 'list', businessId],
    queryFn: async ({ signal }) => {
      const { agents } = await api<z.output<typeof ListAgentsOutput>>('GET', 'agents', { signal });
      return agents.filter((agent) => agent.business_id === businessId);
    },
    initialData: initial,
  });
}

export function useAgent(id: string, initial: AgentDetail) {
  return useQuery({
    queryKey: ['agents', 'one', id],
    queryFn: ({ signal }) => api<AgentDetail>('GET', 'agents', { query: { id }, signal }),
    initialData: initial,
  });
}

export function useCreateAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateAgentInput>) =>
      api<z.output<typeof CreateAgentOutput>>('POST', 'agents', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agents'] }),
  });
}

export function useUpdateAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof UpdateAgentInput>) =>
      api<z.output<typeof UpdateAgentOutput>>('PATCH', 'agents', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agents'] }),
  });
}

'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  AgentDetail,
  AgentRow as AgentRowSchema,
  AgentVersion,
  AgentVersionRow,
  ArchiveAgentOutput,
  CreateAgentInput,
  CreateAgentOutput,
  ListAgentsInput,
  ListAgentsOutput,
  ListVersionsOutput,
  RestoreAgentInput,
  RestoreAgentOutput,
  UpdateAgentInput,
  UpdateAgentOutput,
} from '#lib/services/agents/schema.ts';

export type AgentRow = z.output<typeof AgentRowSchema>;
export type VersionRow = z.output<typeof AgentVersionRow>;
export type Shown = z.output<typeof ListAgentsInput>['status'];

/** The agents of one business, those that answer unless others are asked for. */
export function useAgents(businessId: string, initial?: AgentRow[], status: Shown = 'active') {
  return useQuery({
    queryKey: ['agents', 'list', businessId, status],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, status };
      return (await api<z.output<typeof ListAgentsOutput>>('GET', 'agents', { query, signal })).agents;
    },
    initialData: initial,
  });
}

/** How often one looks again while the carrier is being told. */
const PENDING_MS = 3_000;

export function useAgent(id: string, initial: AgentDetail) {
  return useQuery({
    queryKey: ['agents', 'one', id],
    queryFn: ({ signal }) => api<AgentDetail>('GET', 'agents', { query: { id }, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.carrier.state === 'pending' ? PENDING_MS : false),
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

export function useArchive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api<z.output<typeof ArchiveAgentOutput>>('DELETE', 'agents', { query: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['agents'] }),
  });
}

/** The versions of an agent, newest first, in one list of as many pages as were asked for. */
export function useVersions(agentId: string) {
  return useInfiniteQuery({
    queryKey: ['agents', 'versions', agentId],
    queryFn: ({ signal, pageParam }) =>
      api<z.output<typeof ListVersionsOutput>>('GET', 'agents/versions', {
        query: { agent_id: agentId, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ versions }) => versions),
  });
}

/** One version with its texts. It never changes. */
export function useVersion(agentId: string, version: number) {
  return useQuery({
    queryKey: ['agents', 'version', agentId, version],
    queryFn: ({ signal }) =>
      api<z.output<typeof AgentVersion>>('GET', 'agents/versions', { query: { agent_id: agentId, version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof RestoreAgentInput>) =>
      api<z.output<typeof RestoreAgentOutput>>('POST', 'agents/restore', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agents'] }),
  });
}

'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type {
  CreateEvalInput,
  EvalDetail,
  EvalRun,
  FanOut as FanOutSchema,
  ListRunsOutput,
  UpdateEvalInput,
} from '#lib/services/evals/schema.ts';
import type { EvalRow } from './use-evals.ts';

export type Run = z.output<typeof ListRunsOutput>['runs'][number];
export type FanOut = z.output<typeof FanOutSchema>;
type Detail = z.output<typeof EvalDetail>;

const isOpen = (run: Run): boolean => run.status !== 'ended';

/** The runs of an agent as far as they were read, newest first, and whether there are older ones. */
export interface RunList {
  runs: Run[];
  more: boolean;
}

const runsKey = (agentId: string) => ['evals', 'runs', agentId];
const readRuns = async (agentId: string, after?: string, signal?: AbortSignal) => {
  const query = { agent_id: agentId, after };
  return api<z.output<typeof ListRunsOutput>>('GET', 'evals/run', { query, signal });
};

/**
 * The runs of an agent; while some are under way the newest are read every second. What was read before stays below
 * them, unless so many are new that the two do not meet.
 */
export function useRuns(agentId: string, initial: RunList) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: runsKey(agentId),
    queryFn: async ({ signal }): Promise<RunList> => {
      const { runs, has_more } = await readRuns(agentId, undefined, signal);
      const before = client.getQueryData<RunList>(runsKey(agentId));
      const met = before?.runs.findIndex(({ run_id }) => run_id === runs.at(-1)?.run_id) ?? -1;
      if (!before || met < 0) return { runs, more: has_more };
      return { runs: [...runs, ...before.runs.slice(met + 1)], more: before.more };
    },
    initialData: initial,
    staleTime: 3_000,
    refetchInterval: ({ state }) => (state.data?.runs.some(isOpen) ? 1_000 : false),
  });
  const older = useMutation({
    mutationFn: () => readRuns(agentId, query.data.runs.at(-1)?.created_at),
    onSuccess: ({ runs, has_more }) =>
      client.setQueryData<RunList>(runsKey(agentId), (list) => ({
        runs: [...(list?.runs ?? []), ...runs],
        more: has_more,
      })),
  });
  return { ...query.data, older };
}

export function useRun(id: string | null) {
  return useQuery({
    queryKey: ['evals', 'run', id],
    queryFn: ({ signal }) => api<EvalRun>('GET', 'evals/run', { query: { run_id: id ?? '' }, signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'ended' ? 1_000 : false),
  });
}

/** Sets the runs going and answers at once: the list of runs shows how far they are. Answers their ids. */
export function useStartRuns(agentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (evalId?: string) => {
      const body = evalId ? { eval_id: evalId, wait: false } : { agent_id: agentId, wait: false };
      const started = await api<FanOut | EvalRun>('POST', 'evals/run', { body });
      return 'total' in started ? started.results.map(({ run_id }) => run_id) : [started.run_id];
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['evals', 'runs', agentId] }),
  });
}

/**
 * Plays every scenario with instructions that are not live yet, and waits for what flips. Asked once per text: it is
 * not asked again while agent, scenarios and instructions are the same.
 */
export function usePromptCheck(
  agent: { id: string; version: number },
  prompt: string,
  evals: readonly EvalRow[],
  enabled: boolean,
) {
  const client = useQueryClient();
  const scenarios = evals.map(({ id, version }) => `${id} ${version}`);
  return useQuery({
    queryKey: ['evals', 'check', agent.id, agent.version, scenarios, prompt],
    queryFn: async () => {
      const body = { agent_id: agent.id, prompt_override: prompt, max_wait_ms: 110_000 };
      const answer = await api<FanOut>('POST', 'evals/run', { body });
      void client.invalidateQueries({ queryKey: ['evals', 'runs', agent.id] });
      return answer;
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

/** Makes a scenario, or changes the one that is named. */
export function useSaveEval() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof CreateEvalInput> | z.input<typeof UpdateEvalInput>) =>
      api<Detail>('id' in body ? 'PATCH' : 'POST', 'evals', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['evals'] }),
  });
}

export function useDeleteEval() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'evals', { query: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['evals'] }),
  });
}

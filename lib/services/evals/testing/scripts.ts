import { expect } from 'vitest';
import type { Account, Reply } from '#lib/surfaces/testing/instance.ts';

export const user = (content: string) => ({ role: 'user', content });
export const judged = (judgePlan: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  role: 'assistant',
  judgePlan,
  ...more,
});
export const regex = (content: string) => judged({ type: 'regex', content });

export const OPENING = 'You are the receptionist of Smith Law Firm.';
export const FEE = `${OPENING} A first consultation costs $120.`;
export const ASKS_FEE = user('How much is a first consultation?');

/** What these tests do again and again, as one account. */
export function evalsOf({ api, business_id }: Account) {
  const create = (agent_id: string, name: string, messages: unknown[], more: Record<string, unknown> = {}) =>
    api.post('/api/v1/evals', { agent_id, business_id, name, messages, ...more });
  const made = async (agent_id: string, messages: unknown[], name = 'scenario'): Promise<string> => {
    const { status, body } = await create(agent_id, name, messages);
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  };
  const run = (input: Record<string, unknown>): Promise<Reply> => api.post('/api/v1/evals/run', input);
  return {
    create,
    made,
    run,
    agentWith: async (system_prompt: string): Promise<string> =>
      (await api.post('/api/v1/agents', { business_id, name: 'Kai', system_prompt })).body.id,
    runOnce: async (agent_id: string, messages: unknown[]) =>
      (await run({ eval_id: await made(agent_id, messages) })).body,
  };
}

import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { createAgent } from './create.ts';
import {
  AgentDetail,
  CreateAgentInput,
  CreateAgentOutput,
  GetAgentInput,
  ListAgentsInput,
  ListAgentsOutput,
  UpdateAgentInput,
  UpdateAgentOutput,
} from './schema.ts';
import { getAgent, listAgents, updateAgent } from './service.ts';

export const listAgentsOperation = operation({
  id: 'agents.list',
  method: 'GET',
  path: '/api/v1/agents',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'List all agents',
  input: ListAgentsInput,
  output: ListAgentsOutput,
  run: listAgents,
});

export const getAgentOperation = operation({
  id: 'agents.get',
  method: 'GET',
  path: '/api/v1/agents',
  by: 'id',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'Get agent details',
  description: 'Prompts per channel, voice, model and phone number. The id goes into the query, not into the path.',
  input: GetAgentInput,
  output: AgentDetail,
  errors: ['not_found'],
  run: (ctx, input) => getAgent(ctx, input.id),
});

export const createAgentOperation = operation({
  id: 'agents.create',
  method: 'POST',
  path: '/api/v1/agents',
  access: scoped('agents:write'),
  rate: { requests: 30, seconds: 60 },
  summary: 'Create a new voice agent',
  description: 'Every agent collects name, email, phone and intent by itself.',
  input: CreateAgentInput,
  output: CreateAgentOutput,
  status: 201,
  run: createAgent,
});

export const updateAgentOperation = operation({
  id: 'agents.update',
  method: 'PATCH',
  path: '/api/v1/agents',
  access: scoped('agents:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Update an agent',
  description: 'Send only the fields to change. Keys that are not listed, camelCase ones among them, are ignored.',
  input: UpdateAgentInput,
  output: UpdateAgentOutput,
  errors: ['not_found'],
  run: updateAgent,
});

import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { createAgent } from './create.ts';
import {
  AgentDetail,
  AgentVersion,
  ArchiveAgentInput,
  ArchiveAgentOutput,
  CreateAgentInput,
  CreateAgentOutput,
  GetAgentInput,
  GetVersionInput,
  ListAgentsInput,
  ListAgentsOutput,
  ListVersionsInput,
  ListVersionsOutput,
  RestoreAgentInput,
  RestoreAgentOutput,
  UpdateAgentInput,
  UpdateAgentOutput,
} from './schema.ts';
import { archiveAgent, getAgent, listAgents, updateAgent } from './service.ts';
import { getVersion, listVersions, restoreAgent } from './versions.ts';

export const listAgentsOperation = operation({
  id: 'agents.list',
  method: 'GET',
  path: '/api/v1/agents',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'List all agents',
  description: 'Active ones, unless `status` asks for others. Fetch one by id for its prompts, voice and model.',
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
  outside: true,
  errors: ['provider_unavailable'],
  run: createAgent,
});

export const updateAgentOperation = operation({
  id: 'agents.update',
  method: 'PATCH',
  path: '/api/v1/agents',
  access: scoped('agents:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Update an agent',
  description:
    'Send only the fields to change. Keys that are not listed, camelCase ones among them, are ignored. What comes out different is a new version; a changed prompt is audited and told to the owner.',
  input: UpdateAgentInput,
  output: UpdateAgentOutput,
  errors: ['not_found', 'conflict'],
  run: updateAgent,
});

export const archiveAgentOperation = operation({
  id: 'agents.archive',
  method: 'DELETE',
  path: '/api/v1/agents',
  access: scoped('agents:write'),
  rate: RATES.write,
  summary: 'Archive an agent',
  description:
    'It takes and places no new calls; calls under way finish, and its calls and leads stay. Its numbers stay with the business. PATCH with status active brings it back, with them.',
  input: ArchiveAgentInput,
  output: ArchiveAgentOutput,
  errors: ['not_found'],
  run: archiveAgent,
});

export const listVersionsOperation = operation({
  id: 'agents.versions.list',
  method: 'GET',
  path: '/api/v1/agents/versions',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'List the versions of an agent',
  description: 'Each change of the configuration is one. Nothing alters a version afterwards.',
  input: ListVersionsInput,
  output: ListVersionsOutput,
  errors: ['not_found'],
  run: listVersions,
});

export const getVersionOperation = operation({
  id: 'agents.versions.get',
  method: 'GET',
  path: '/api/v1/agents/versions',
  by: 'version',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'Get one version of an agent',
  description:
    'What the agent was told as of that version, whole, so that it can be compared with another or restored.',
  input: GetVersionInput,
  output: AgentVersion,
  errors: ['not_found'],
  run: getVersion,
});

export const restoreAgentOperation = operation({
  id: 'agents.restore',
  method: 'POST',
  path: '/api/v1/agents/restore',
  access: scoped('agents:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Put back a version of an agent',
  description: 'Makes a new version that equals the old one.',
  input: RestoreAgentInput,
  output: RestoreAgentOutput,
  errors: ['not_found'],
  run: restoreAgent,
});

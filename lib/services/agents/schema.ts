import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

const prompt = z.string().trim().min(1, 'must not be empty').max(50_000);
const opening = z.string().trim().min(1, 'must not be empty').max(2_000);
const modelName = z.string().trim().min(1).max(100);
const provider = z.string().trim().min(1).max(100);
const reason = z.string().trim().max(500);

export const Voice = z.object({ provider, voiceId: z.string().trim().min(1).max(200) }).meta({ id: 'Voice' });
export const Model = z
  .object({ provider, model: modelName, temperature: z.number().min(0).max(2) })
  .meta({ id: 'Model' });

/** Reference: "Create a new voice agent", the defaults of `first_message`, `voice` and `model`. */
const DEFAULT_FIRST_MESSAGE = 'Hello! How can I help you today?';
export const DEFAULT_VOICE: z.output<typeof Voice> = { provider: 'flite', voiceId: 'slt' };
export const DEFAULT_MODEL: z.output<typeof Model> = { provider: 'openai', model: 'gpt-4.1', temperature: 0.7 };

const ModelInput = z.object({
  provider: provider.default(DEFAULT_MODEL.provider),
  model: modelName.default(DEFAULT_MODEL.model),
  temperature: z.number().min(0).max(2).default(DEFAULT_MODEL.temperature),
});

/** JSON objects that are merged: what is sent may be this long, and what is there after it four times as much. */
const METADATA_BYTES = 16_384;
const VAPI_CONFIG_BYTES = 65_536;
export const MOST_MERGED = { metadata: 4 * METADATA_BYTES, vapi_config: 4 * VAPI_CONFIG_BYTES } as const;

const json = z.record(z.string().max(200), z.json());
const jsonUpTo = (bytes: number) =>
  json.refine((value) => JSON.stringify(value).length <= bytes, `must be at most ${bytes / 1024} KB of JSON`);
const Metadata = jsonUpTo(METADATA_BYTES);

/** All that an owner sets about an agent, under the names of its columns: what a version keeps. */
export const Configuration = z
  .object({
    name: z.string(),
    first_message: z.string(),
    inbound_prompt: z.string(),
    outbound_prompt: z.string(),
    outbound_first_message: z.string(),
    outbound_llm: z.string().nullable(),
    sms_prompt: z.string(),
    sms_llm: z.string().nullable(),
    voice: Voice,
    model: Model,
    vapi_config: json,
    metadata: json,
  })
  .meta({ id: 'AgentConfiguration' });
export type Configuration = z.output<typeof Configuration>;

export const AGENT_STATUSES = ['active', 'archived'] as const;

export const AgentRow = z
  .object({
    id: z.guid(),
    name: z.string(),
    business_id: z.guid(),
    phone_number: z.string().nullable(),
    status: z.enum(AGENT_STATUSES),
    created_at: isoTime,
  })
  .meta({ id: 'AgentRow' });

export const AgentDetail = AgentRow.extend({
  vapi_assistant_id: z.string(),
  prompts: z.object({
    inbound: z.object({ prompt: z.string(), llm: z.string() }),
    outbound: z.object({ prompt: z.string(), llm: z.string(), first_message: z.string() }),
    sms: z.object({ prompt: z.string(), llm: z.string() }),
  }),
  voice: Voice,
  model: Model,
  first_message: z.string(),
  vapi_config: json,
  metadata: json,
  version: z.number().int().describe('Counts the changes of the configuration.'),
  carrier: z
    .object({
      state: z
        .enum(['current', 'pending', 'refused'])
        .describe('`refused`: the carrier did not take the last change, and goes on with what it had.'),
      problem: z.string().nullable().describe('Why, in its own words.'),
    })
    .describe('What the carrier knows of the agent.'),
  updated_at: isoTime,
}).meta({ id: 'Agent' });
export type AgentDetail = z.output<typeof AgentDetail>;

export const ListAgentsInput = z.object({
  status: z.enum([...AGENT_STATUSES, 'all']).default('active'),
  business_id: z.guid().optional(),
});
export const ListAgentsOutput = z.object({ agents: z.array(AgentRow) });
export const GetAgentInput = z.object({ id: z.guid() });

export const CreateAgentInput = z.object({
  business_id: z.guid().describe('Business to assign the agent to.'),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  system_prompt: prompt.describe('The agent’s instructions for incoming calls.'),
  first_message: opening.default(DEFAULT_FIRST_MESSAGE),
  voice: Voice.optional(),
  model: ModelInput.optional(),
  metadata: Metadata.optional(),
});

export const CreateAgentOutput = z.object({
  id: z.guid(),
  name: z.string(),
  business_id: z.guid(),
  vapi_assistant_id: z.string(),
  created_at: isoTime,
});

/** snake_case only: other keys, camelCase ones among them, are ignored (reference: "Common mistakes"). */
export const UpdateAgentInput = z.object({
  id: z.guid(),
  name: z.string().trim().min(1, 'must not be empty').max(200).optional(),
  inbound_prompt: prompt.optional(),
  system_prompt: prompt.optional().describe('Legacy alias of inbound_prompt.'),
  outbound_prompt: prompt.optional(),
  sms_prompt: prompt.optional(),
  first_message: opening.optional(),
  outbound_first_message: opening.optional(),
  outbound_llm: modelName.nullable().optional().describe('null: the model of the agent.'),
  sms_llm: modelName.nullable().optional().describe('null: the model of the agent.'),
  voice: Voice.partial().optional().describe('Fields that are not named stay; another provider needs its voiceId.'),
  model: Model.partial().optional().describe('Fields that are not named stay; another provider needs its model.'),
  metadata: Metadata.optional().describe('Merged with what is there.'),
  vapi_config: jsonUpTo(VAPI_CONFIG_BYTES)
    .optional()
    .describe(
      'Assistant settings passed on to the carrier, merged with what is there; null takes one back. Fields that reach other servers or accounts are left out.',
    ),
  status: z.enum(AGENT_STATUSES).optional().describe('`active` brings an archived agent back, with its number.'),
  reason: reason.optional().describe('Why: kept with the version and in the audit log.'),
  expected_version: z.number().int().optional().describe('409 conflict when the agent has another version by now.'),
});

export const UpdateAgentOutput = z.object({
  id: z.guid(),
  name: z.string(),
  business_id: z.guid(),
  vapi_assistant_id: z.string(),
  updated: z.boolean(),
  updated_fields: z.array(z.string()),
  version: z.number().int(),
});

export const ArchiveAgentInput = z.object({ id: z.guid(), reason: reason.optional() });
export const ArchiveAgentOutput = z.object({ success: z.literal(true), id: z.guid(), status: z.enum(AGENT_STATUSES) });

const version = z.number().int('must be a whole number').min(1, 'must be at least 1').max(2_147_483_647);
export const AgentVersionRow = z
  .object({
    id: z.guid(),
    agent_id: z.guid(),
    business_id: z.guid(),
    version,
    changed_fields: z.array(z.string()).describe('Empty in the first version.'),
    restored_from: version.nullable().describe('The version that this one put back.'),
    actor_kind: z.enum(['person', 'key', 'system', 'public']),
    actor_id: z.string().nullable(),
    reason: z.string().nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'AgentVersionRow' });
export const AgentVersion = AgentVersionRow.extend({ snapshot: Configuration }).meta({ id: 'AgentVersion' });

export const ListVersionsInput = z.object({ agent_id: z.guid(), limit: limit(50, 100), after: after.optional() });
export const ListVersionsOutput = z.object({ versions: z.array(AgentVersionRow), ...pageTail });
export const GetVersionInput = z.object({
  agent_id: z.guid(),
  version: z.coerce
    .number('must be a whole number')
    .pipe(version)
    .meta({ override: { type: 'integer', minimum: 1 } }),
});
export const RestoreAgentInput = z.object({ agent_id: z.guid(), version, reason: reason.optional() });
export const RestoreAgentOutput = UpdateAgentOutput.extend({ restored_from: version });

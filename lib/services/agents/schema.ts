import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

const prompt = z.string().trim().min(1, 'must not be empty').max(50_000);
const opening = z.string().trim().min(1, 'must not be empty').max(2_000);
const modelName = z.string().trim().min(1).max(100);

export const Voice = z
  .object({ provider: z.string().min(1).max(100), voiceId: z.string().min(1).max(200) })
  .meta({ id: 'Voice' });
export const Model = z
  .object({ provider: z.string().min(1).max(100), model: modelName, temperature: z.number().min(0).max(2) })
  .meta({ id: 'Model' });

/** Reference: "Create a new voice agent", the defaults of `first_message`, `voice` and `model`. */
export const DEFAULT_FIRST_MESSAGE = 'Hello! How can I help you today?';
export const DEFAULT_VOICE: z.output<typeof Voice> = { provider: 'flite', voiceId: 'slt' };
export const DEFAULT_MODEL: z.output<typeof Model> = { provider: 'openai', model: 'gpt-4.1', temperature: 0.7 };

const ModelInput = z.object({
  provider: z.string().min(1).max(100).default(DEFAULT_MODEL.provider),
  model: modelName.default(DEFAULT_MODEL.model),
  temperature: z.number().min(0).max(2).default(DEFAULT_MODEL.temperature),
});

const Metadata = z
  .record(z.string().max(200), z.json())
  .refine((value) => JSON.stringify(value).length <= 16_384, 'must be at most 16 KB of JSON');

/** Fields of a Vapi assistant that an owner may set; anything that could reach another server or account is left out. */
export const VAPI_FIELDS = [
  'analysisPlan',
  'artifactPlan',
  'backgroundDenoisingEnabled',
  'backgroundSound',
  'backgroundSpeechDenoisingPlan',
  'endCallFunctionEnabled',
  'endCallMessage',
  'endCallPhrases',
  'firstMessageInterruptionsEnabled',
  'firstMessageMode',
  'keypadInputPlan',
  'maxDurationSeconds',
  'messagePlan',
  'modelOutputInMessagesEnabled',
  'monitorPlan',
  'silenceTimeoutSeconds',
  'startSpeakingPlan',
  'stopSpeakingPlan',
  'transcriber',
  'voicemailDetection',
  'voicemailMessage',
] as const;

export const AgentRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    business_id: z.uuid(),
    phone_number: z.string().nullable(),
    status: z.enum(['active', 'archived']),
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
  vapi_config: z.record(z.string(), z.json()),
  metadata: z.record(z.string(), z.json()),
  updated_at: isoTime,
}).meta({ id: 'Agent' });
export type AgentDetail = z.output<typeof AgentDetail>;

export const ListAgentsInput = z.object({});
export const ListAgentsOutput = z.object({ agents: z.array(AgentRow) });
export const GetAgentInput = z.object({ id: z.uuid() });

export const CreateAgentInput = z.object({
  business_id: z.uuid().describe('Business to assign the agent to.'),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  system_prompt: prompt.describe('The agent’s instructions for incoming calls.'),
  first_message: opening.default(DEFAULT_FIRST_MESSAGE),
  voice: Voice.optional(),
  model: ModelInput.optional(),
  metadata: Metadata.optional(),
});

export const CreateAgentOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  business_id: z.uuid(),
  vapi_assistant_id: z.string(),
  created_at: isoTime,
});

/** snake_case only: other keys, camelCase ones among them, are ignored (reference: "Common mistakes"). */
export const UpdateAgentInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'must not be empty').max(200).optional(),
  inbound_prompt: prompt.optional(),
  system_prompt: prompt.optional().describe('Legacy alias of inbound_prompt.'),
  outbound_prompt: prompt.optional(),
  sms_prompt: prompt.optional(),
  first_message: opening.optional(),
  outbound_first_message: opening.optional(),
  outbound_llm: modelName.optional(),
  sms_llm: modelName.optional(),
  voice: Voice.optional(),
  model: ModelInput.optional(),
  metadata: Metadata.optional().describe('Merged with what is there.'),
  vapi_config: z
    .record(z.string(), z.json())
    .refine((value) => JSON.stringify(value).length <= 65_536, 'must be at most 64 KB of JSON')
    .optional()
    .describe('Assistant settings passed on to the carrier. Fields that reach other servers or accounts are left out.'),
});

export const UpdateAgentOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  business_id: z.uuid(),
  vapi_assistant_id: z.string(),
  updated: z.boolean(),
  updated_fields: z.array(z.string()),
});

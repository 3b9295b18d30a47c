import type { Vapi } from '@vapi-ai/server-sdk';
import type { AssistantSettings } from '#lib/adapters/carrier/port.ts';
import { ownersPart } from './passthrough.ts';
import { leadOutput } from './structured-outputs.ts';

/** What every assistant of this installation has in common. */
export interface AssistantSetup {
  /** Where the carrier's messages come in, and the credential that it signs them by. */
  callbackUrl: string;
  credentialId: string;
  /** Names this installation on what it makes, so that its leftovers are found again, and nobody else's. */
  instance: string;
}

/** The messages that we handle. Without the report, calls would never be concluded: the list is never left to a default. */
export const SERVER_MESSAGES = [
  'status-update',
  'end-of-call-report',
  'tool-calls',
  'transfer-destination-request',
  'transfer-update',
  'transcript[transcriptType="final"]',
  'hang',
] as const satisfies readonly Vapi.CreateAssistantDtoServerMessagesItem[];

/** The contract's own limits. */
const NAME_LENGTH = 40;
const DURATION = { least: 10, standard: 600, most: 43_200 };
const WEBHOOK_SECONDS = 20;

/** Where our messages come in. Unset, failed deliveries are not repeated: so it is set wherever messages are received. */
export const serverOf = ({ callbackUrl, credentialId }: AssistantSetup): Vapi.Server => ({
  url: callbackUrl,
  credentialId,
  timeoutSeconds: WEBHOOK_SECONDS,
  // The published type says object, and its own example a word.
  backoffPlan: { type: 'exponential', maxRetries: 10, baseDelaySeconds: 1 } as unknown as Vapi.BackoffPlan,
});

/**
 * The one builder of an assistant: for the mirror, for the answer to an incoming call and for what overrides the mirror
 * on an outgoing one. Always whole, since the carrier replaces plans and model as wholes. What is ours stands last, so
 * that no owner's setting overrides it.
 */
export function assistantOf(settings: AssistantSettings, setup: AssistantSetup): Vapi.CreateAssistantDto {
  const { passthrough, call } = settings;
  const owners = ownersPart(passthrough);
  const { endCallMessage, voicemailMessage } = owners;
  return {
    transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en' },
    ...owners,
    ...(endCallMessage ? { endCallMessage: spoken(settings, endCallMessage) } : {}),
    ...(voicemailMessage ? { voicemailMessage: spoken(settings, voicemailMessage) } : {}),
    name: settings.name.slice(0, NAME_LENGTH),
    firstMessage: spoken(settings, settings.firstMessage),
    model: modelOf(settings),
    voice: voiceOf(settings.voice),
    maxDurationSeconds: durationOf(settings),
    serverMessages: [...SERVER_MESSAGES],
    clientMessages: [],
    server: serverOf(setup),
    artifactPlan: artifactPlan(passthrough.artifactPlan, call?.record ?? true),
    monitorPlan: {
      listenEnabled: false,
      listenAuthenticationEnabled: true,
      controlEnabled: true,
      controlAuthenticationEnabled: true,
    },
    metadata: metadataOf(settings, setup),
  };
}

/** As `assistantOf`, to be laid over the mirror for one call. */
export const overridesOf = (settings: AssistantSettings, setup: AssistantSetup): Vapi.AssistantOverrides =>
  assistantOf(settings, setup) as Vapi.AssistantOverrides;

const metadataOf = ({ agentId, businessId, call }: AssistantSettings, { instance }: AssistantSetup) => ({
  instance,
  agent_id: agentId,
  business_id: businessId,
  ...(call ? { call_id: call.id } : {}),
});

/** What is filled in for a call is final: braces in somebody's name are not to be filled again by the carrier. */
const spoken = ({ template }: AssistantSettings, text: string): string =>
  template ? text : text.replace(/\{(?=[{%])/g, '{ ');

function modelOf(settings: AssistantSettings): Vapi.CreateAssistantDtoModel {
  const { provider, model, temperature } = settings.model;
  return {
    provider,
    model,
    temperature,
    messages: [{ role: 'system', content: spoken(settings, settings.system) }],
    tools: toolsOf(settings),
  } as Vapi.CreateAssistantDtoModel;
}

function toolsOf({ transferTo, tools }: AssistantSettings): Vapi.OpenAiModelToolsItem[] {
  return [
    { type: 'endCall' },
    ...(transferTo ? [{ type: 'transferCall' as const, destinations: [destinationOf(transferTo)] }] : []),
    ...tools.map(({ name, description, parameters }) => ({
      type: 'function' as const,
      function: { name, description, parameters: parameters as unknown as Vapi.OpenAiFunctionParameters },
    })),
  ];
}

const destinationOf = (number: string) => ({
  type: 'number' as const,
  number,
  description: 'A person of the business, for callers who ask for one.',
  message: 'One moment, I will put you through.',
});

/** Our names of voices, and the carrier's. What only the sandbox can speak with is replaced by a voice of the carrier's own. */
const VOICE_PROVIDERS: Readonly<Record<string, string>> = { elevenlabs: '11labs' };
const OWN_VOICE = { provider: 'vapi', voiceId: 'Elliot' };

function voiceOf({ provider, voiceId }: AssistantSettings['voice']): Vapi.CreateAssistantDtoVoice {
  const voice = provider === 'flite' ? OWN_VOICE : { provider: VOICE_PROVIDERS[provider] ?? provider, voiceId };
  return voice as Vapi.CreateAssistantDtoVoice;
}

function durationOf({ passthrough, call }: AssistantSettings): number {
  const said = [call?.maxDuration, passthrough.maxDurationSeconds].filter((seconds) => typeof seconds === 'number');
  const wanted = said.length > 0 ? Math.min(...said) : DURATION.standard;
  return Math.min(DURATION.most, Math.max(DURATION.least, wanted));
}

/** What an owner may say of artifacts; the rest is where they lie, and what is drawn from them. */
const OWNERS_ARTIFACTS = ['fullMessageHistoryEnabled', 'loggingEnabled', 'transcriptPlan'] as const;

/** Recordings in stereo, as our player wants them, and the lead that every agent collects. */
function artifactPlan(owners: unknown, record: boolean): Vapi.ArtifactPlan {
  const { recordingEnabled, ...plan } = (owners ?? {}) as Vapi.ArtifactPlan;
  const kept = OWNERS_ARTIFACTS.flatMap((name) => (plan[name] === undefined ? [] : [[name, plan[name]]]));
  return {
    ...Object.fromEntries(kept),
    recordingEnabled: record && recordingEnabled !== false,
    recordingFormat: 'wav;l16',
    structuredOutputs: [leadOutput()],
  };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssistantSettings } from '#lib/adapters/carrier/port.ts';
import { assistantOf, SERVER_MESSAGES, serverOf } from '#lib/adapters/carrier/vapi/assistant.ts';
import { collectedLead, LEAD_FIELDS, leadOutput } from '#lib/adapters/carrier/vapi/structured-outputs.ts';
import { Extraction } from '#lib/adapters/model/extraction.ts';
import { sanitised } from '#lib/services/agents/vapi-config.ts';
import { VAPI_FIELDS } from '#lib/services/agents/vapi-fields.ts';
import { vapiContract } from './contract.ts';

const SETUP = { callbackUrl: 'https://kai.example/api/callbacks/vapi', credentialId: 'c1', instance: 'i1' };
const SETTINGS: AssistantSettings = {
  agentId: 'a1',
  businessId: 'b1',
  name: 'Kai, the receptionist of a business with quite a long name',
  template: false,
  system: 'You are Kai.',
  firstMessage: 'Hello.',
  voice: { provider: 'elevenlabs', voiceId: 'abc' },
  model: { provider: 'openai', model: 'gpt-4.1', temperature: 0.7 },
  passthrough: {},
  transferTo: '+15125550177',
  tools: [{ name: 'note', description: 'Notes.', parameters: { type: 'object', properties: {} } }],
  call: { id: 'call1', record: true, maxDuration: 600 },
};

type Config = Parameters<typeof sanitised>[0];
const built = (passthrough: unknown, more: Partial<AssistantSettings> = {}) =>
  assistantOf({ ...SETTINGS, passthrough: passthrough as Config, ...more }, SETUP);

/** What an owner may set, as an integrator would. */
const OWNERS = {
  analysisPlan: { summaryPlan: { enabled: true, messages: [{ role: 'system', content: 'Summarise.' }] } },
  artifactPlan: {
    recordingEnabled: true,
    recordingFormat: 'mp3',
    transcriptPlan: { enabled: true, userName: 'Guest' },
  },
  backgroundDenoisingEnabled: true,
  backgroundSound: 'office',
  endCallFunctionEnabled: true,
  endCallMessage: 'Goodbye.',
  endCallPhrases: ['goodbye'],
  firstMessageMode: 'assistant-waits-for-user',
  keypadInputPlan: { enabled: true, timeoutSeconds: 2, delimiters: '#' },
  maxDurationSeconds: 300,
  messagePlan: { idleMessages: ['Are you there?'], idleTimeoutSeconds: 12, silenceTimeoutMessage: 'I hang up now.' },
  monitorPlan: { listenEnabled: true, listenAuthenticationEnabled: false, controlAuthenticationEnabled: false },
  silenceTimeoutSeconds: 45,
  startSpeakingPlan: { waitSeconds: 0.4, smartEndpointingPlan: { provider: 'livekit' } },
  stopSpeakingPlan: { numWords: 2 },
  transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en-US', keyterm: ['KaiCalls'] },
  voicemailDetection: { provider: 'vapi', backoffPlan: { maxRetries: 3 } },
  voicemailMessage: 'Please call back.',
};

/** What is ours, whatever an owner's settings say. */
const OURS = {
  server: serverOf(SETUP),
  serverMessages: [...SERVER_MESSAGES],
  clientMessages: [],
  metadata: { instance: 'i1', agent_id: 'a1', business_id: 'b1', call_id: 'call1' },
  monitorPlan: {
    listenEnabled: false,
    listenAuthenticationEnabled: true,
    controlEnabled: true,
    controlAuthenticationEnabled: true,
  },
  model: built({}).model,
  voice: { provider: '11labs', voiceId: 'abc' },
  name: SETTINGS.name.slice(0, 40),
  firstMessage: 'Hello.',
};
const NEVER = ['credentials', 'credentialIds', 'observabilityPlan', 'transportConfigurations', 'compliancePlan'];
const ARTIFACTS = [
  'fullMessageHistoryEnabled',
  'loggingEnabled',
  'transcriptPlan',
  'recordingEnabled',
  'recordingFormat',
  'structuredOutputs',
];

describe('an assistant', () => {
  test('is one that the carrier takes, with all that an owner may set', async () => {
    const contract = await vapiContract();
    for (const assistant of [
      built({}),
      built(sanitised(OWNERS)),
      built({}, { template: true, call: null, transferTo: null }),
    ]) {
      expect(contract.faults('AssistantCreate', assistant)).toEqual([]);
    }
    // And the contract would say otherwise.
    expect(contract.faults('AssistantCreate', { ...built({}), silence: 1 })).not.toEqual([]);
  });

  test('has the owner’s settings, some in the carrier’s newer words', () => {
    expect(built(sanitised(OWNERS))).toMatchObject({
      analysisPlan: OWNERS.analysisPlan,
      backgroundSound: 'office',
      backgroundSpeechDenoisingPlan: { smartDenoisingPlan: { enabled: true } },
      endCallMessage: 'Goodbye.',
      transcriber: OWNERS.transcriber,
      maxDurationSeconds: 300,
      artifactPlan: { recordingFormat: 'wav;l16', transcriptPlan: { userName: 'Guest' } },
      hooks: [
        { on: 'customer.speech.timeout', options: { timeoutSeconds: 12 } },
        { on: 'customer.speech.timeout', options: { timeoutSeconds: 45 }, do: [{ type: 'say' }, { type: 'tool' }] },
      ],
    });
  });

  test('is ours where it must be, whatever its owner’s settings hold', () => {
    const denied = [...Object.keys(OURS), ...NEVER, 'artifactPlan', 'hooks', 'squad'];
    const inner = fc.constantFrom(
      ...ARTIFACTS,
      'recordingPath',
      'structuredOutputIds',
      'scorecardIds',
      'url',
      'monitorIds',
    );
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(inner, fc.jsonValue({ maxDepth: 1 })));
    const stored = fc
      .dictionary(fc.constantFrom(...denied, ...VAPI_FIELDS.keys()), value)
      .map((config) => sanitised(config as Config));
    // The builder is a wall of its own, behind the one at which settings come in.
    const raw = fc.dictionary(fc.constantFrom(...denied), value);
    fc.assert(
      fc.property(fc.oneof(stored, raw), (config) => {
        const { artifactPlan, hooks, ...assistant } = built(config);
        expect(assistant).toMatchObject(OURS);
        for (const name of NEVER) expect(assistant).not.toHaveProperty(name);
        expect(artifactPlan).toMatchObject({ recordingFormat: 'wav;l16', structuredOutputs: [leadOutput()] });
        expect(ARTIFACTS).toEqual(expect.arrayContaining(Object.keys(artifactPlan ?? {})));
        for (const hook of hooks ?? []) expect(hook.on).toBe('customer.speech.timeout');
      }),
      { numRuns: 500 },
    );
  });

  test('never has anything filled in again that was filled in for a call', () => {
    const texts = { system: 'You call {{name}} {% raw %}.', firstMessage: 'Hi {{{x}}}', template: false };
    const config = { endCallMessage: 'Bye {{name}}', voicemailMessage: '{{ x }}' };
    expect(JSON.stringify(built(config, texts))).not.toMatch(/\{[{%]\s*(name|x|raw)/);
    expect(JSON.stringify(built(config, { ...texts, template: true }))).toContain('{{name}}');
  });

  test('records, and lasts, no more than its call may', () => {
    const call = { id: 'c', record: false, maxDuration: 120 };
    expect(built(OWNERS, { call })).toMatchObject({
      maxDurationSeconds: 120,
      artifactPlan: { recordingEnabled: false },
    });
    expect(built({ artifactPlan: { recordingEnabled: false } }).artifactPlan).toMatchObject({
      recordingEnabled: false,
    });
  });
});

describe('what an assistant collects', () => {
  test('is what a conversation is read for here', () => {
    const { evidence: _evidence, ...fields } = Extraction.shape;
    expect(Object.keys(LEAD_FIELDS).sort()).toEqual(Object.keys(fields).sort());
  });

  test('is read as it was said, and nothing else', () => {
    const result = { name: ' Nora Quill ', email: '', phone: 7, opt_out: false, wants_person: 'yes', other: 'x' };
    expect(collectedLead({ o1: { name: 'kaicalls lead', result } })).toEqual({ name: 'Nora Quill', opt_out: false });
    for (const nothing of [
      undefined,
      null,
      {},
      { o1: { name: 'another', result } },
      { o1: { name: 'kaicalls lead' } },
    ]) {
      expect(collectedLead(nothing)).toBeNull();
    }
  });
});

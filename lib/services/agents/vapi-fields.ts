import { z } from 'zod';

// Fields of a Vapi assistant (its OpenAPI description, `UpdateAssistantDTO`) that an owner may set. What is not written
// here does not exist: above all whatever names another server, account, store or credential, and ids of things that
// the carrier keeps for all businesses together (outcomes, monitors, scorecards, structured outputs, assistants).

/** Words to be said or read. A text that is nothing but an address would be fetched and played. */
const text = z
  .string()
  .max(10_000)
  .refine((value) => !/^\s*[a-z][a-z0-9+.-]*:\/\/\S*\s*$/i.test(value));
const texts = z.array(text).max(200);
const number = z.number();
const yes = z.boolean();
const word = z
  .string()
  .max(200)
  .regex(/^[\w.:;+ -]*$/);
const words = z.array(word).max(200);
const when = <T extends readonly [string, ...string[]]>(...values: T) => z.enum(values);

/** An object of which each field is kept where it is of its kind, and left out where it is not. */
const plan = <T extends Record<string, z.ZodType>>(fields: T) =>
  z.object(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.optional().catch(undefined)])),
  );

const messages = z.array(plan({ role: when('system', 'user', 'assistant'), content: text })).max(50);
const toggle = plan({ enabled: yes });

/** What is to be drawn from a conversation; the names of its properties are the owner's. */
const drawn: z.ZodType = z.lazy(() =>
  plan({
    type: when('string', 'number', 'integer', 'boolean', 'array', 'object'),
    items: drawn,
    properties: z.record(z.string().max(200), drawn),
    description: text,
    pattern: text,
    format: word,
    required: texts,
    enum: texts,
    title: text,
  }),
);
const structuredData = plan({ messages, enabled: yes, schema: drawn, timeoutSeconds: number });

const PROVIDERS = [
  'assembly-ai',
  'azure',
  'deepgram',
  '11labs',
  'gladia',
  'google',
  'speechmatics',
  'talkscriber',
  'openai',
  'cartesia',
  'soniox',
  'xai',
  'vapi',
] as const;
const transcriber = {
  provider: when(...PROVIDERS),
  model: word,
  version: word,
  language: word,
  languages: words,
  languageCodes: words,
  mode: word,
  region: word,
  prompt: text,
  keywords: texts,
  keyterm: texts,
  wordBoost: texts,
  keytermsPrompt: texts,
  endpointing: number,
  smartFormat: yes,
  numerals: yes,
  profanityFilter: yes,
  formatTurns: yes,
  confidenceThreshold: number,
  endOfTurnConfidenceThreshold: number,
  eotThreshold: number,
  eotTimeoutMs: number,
  maxTurnSilence: number,
  silenceThresholdSeconds: number,
  minSpeechDurationMs: number,
  minSilenceDurationMs: number,
  segmentationStrategy: word,
  segmentationSilenceTimeoutMs: number,
  segmentationMaximumTimeMs: number,
  operatingPoint: word,
  maxDelay: number,
};
const fallbackPlan = plan({ transcribers: z.array(plan(transcriber)).max(10) });

const regexOptions = z.array(plan({ type: when('ignore-case', 'whole-word', 'multi-line'), enabled: yes })).max(10);

const FIELDS = {
  analysisPlan: plan({
    minMessagesThreshold: number,
    summaryPlan: plan({ messages, enabled: yes, timeoutSeconds: number }),
    structuredDataPlan: structuredData,
    structuredDataMultiPlan: z.array(plan({ key: word, plan: structuredData })).max(20),
    successEvaluationPlan: plan({ rubric: word, messages, enabled: yes, timeoutSeconds: number }),
  }),
  artifactPlan: plan({
    recordingEnabled: yes,
    recordingFormat: when('wav;l16', 'mp3'),
    fullMessageHistoryEnabled: yes,
    loggingEnabled: yes,
    transcriptPlan: plan({ enabled: yes, assistantName: text, userName: text }),
  }),
  backgroundDenoisingEnabled: yes,
  backgroundSound: when('off', 'office'),
  backgroundSpeechDenoisingPlan: plan({
    smartDenoisingPlan: toggle,
    fourierDenoisingPlan: plan({
      enabled: yes,
      mediaDetectionEnabled: yes,
      staticThreshold: number,
      baselineOffsetDb: number,
      windowSizeMs: number,
      baselinePercentile: number,
    }),
  }),
  endCallFunctionEnabled: yes,
  endCallMessage: text,
  endCallPhrases: texts,
  firstMessageInterruptionsEnabled: yes,
  firstMessageMode: when(
    'assistant-speaks-first',
    'assistant-speaks-first-with-model-generated-message',
    'assistant-waits-for-user',
  ),
  keypadInputPlan: plan({ enabled: yes, timeoutSeconds: number, delimiters: when('#', '*', '') }),
  maxDurationSeconds: z.number().min(10).max(43_200),
  messagePlan: plan({
    idleMessages: texts,
    idleMessageMaxSpokenCount: number,
    idleMessageResetCountOnUserSpeechEnabled: yes,
    idleTimeoutSeconds: number,
    silenceTimeoutMessage: text,
  }),
  modelOutputInMessagesEnabled: yes,
  monitorPlan: plan({
    listenEnabled: yes,
    listenAuthenticationEnabled: yes,
    controlEnabled: yes,
    controlAuthenticationEnabled: yes,
  }),
  silenceTimeoutSeconds: z.number().min(10).max(3_600),
  startSpeakingPlan: plan({
    waitSeconds: number,
    smartEndpointingEnabled: z.union([yes, when('livekit')]),
    smartEndpointingPlan: plan({ provider: when('vapi', 'livekit'), waitFunction: text }),
    customEndpointingRules: z
      .array(
        plan({
          type: when('assistant', 'customer', 'both'),
          regex: text,
          regexOptions,
          assistantRegex: text,
          assistantRegexOptions: regexOptions,
          customerRegex: text,
          customerRegexOptions: regexOptions,
          timeoutSeconds: number,
        }),
      )
      .max(20),
    transcriptionEndpointingPlan: plan({
      onPunctuationSeconds: number,
      onNoPunctuationSeconds: number,
      onNumberSeconds: number,
    }),
  }),
  stopSpeakingPlan: plan({
    numWords: number,
    voiceSeconds: number,
    backoffSeconds: number,
    acknowledgementPhrases: texts,
    interruptionPhrases: texts,
  }),
  transcriber: plan({ ...transcriber, fallbackPlan }),
  voicemailDetection: z.union([
    when('off'),
    plan({
      provider: when('google', 'openai', 'twilio', 'vapi'),
      type: when('audio', 'transcript'),
      enabled: yes,
      beepMaxAwaitSeconds: number,
      backoffPlan: plan({ startAtSeconds: number, frequencySeconds: number, maxRetries: number }),
      voicemailDetectionTypes: words,
      machineDetectionTimeout: number,
      machineDetectionSpeechThreshold: number,
      machineDetectionSpeechEndThreshold: number,
      machineDetectionSilenceTimeout: number,
    }),
  ]),
  voicemailMessage: text,
};

export const VAPI_FIELDS: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(FIELDS));

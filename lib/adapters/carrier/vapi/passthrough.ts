import type { Vapi } from '@vapi-ai/server-sdk';

type Passthrough = Readonly<Record<string, unknown>>;
type Hook = Vapi.CreateAssistantDtoHooksItem;

/** Settings of an owner that go on as they are: those of `CreateAssistantDto` which are not ours to set. */
const AS_THEY_ARE = [
  'analysisPlan',
  'backgroundSound',
  'backgroundSpeechDenoisingPlan',
  'endCallMessage',
  'endCallPhrases',
  'firstMessageInterruptionsEnabled',
  'firstMessageMode',
  'keypadInputPlan',
  'modelOutputInMessagesEnabled',
  'startSpeakingPlan',
  'stopSpeakingPlan',
  'transcriber',
  'voicemailDetection',
  'voicemailMessage',
] as const satisfies readonly (keyof Vapi.CreateAssistantDto)[];

/** The part of an assistant that an owner's `vapi_config` makes. What the carrier's contract no longer has is put into its words. */
export function ownersPart(config: Passthrough): Partial<Vapi.CreateAssistantDto> {
  const kept = AS_THEY_ARE.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]]));
  const denoising = config.backgroundDenoisingEnabled;
  const hooks = hooksOf(config);
  return {
    ...(typeof denoising === 'boolean'
      ? { backgroundSpeechDenoisingPlan: { smartDenoisingPlan: { enabled: denoising } } }
      : {}),
    ...(Object.fromEntries(kept) as Partial<Vapi.CreateAssistantDto>),
    ...(hooks.length > 0 ? { hooks } : {}),
  };
}

const MOST_REPEATED = 10;
/** The contract's own limit for a timeout of speech. */
const LONGEST_SILENCE = 1000;

/** `messagePlan` and `silenceTimeoutSeconds`, which assistants once had: today both are reactions to a silent customer. */
function hooksOf(config: Passthrough): Hook[] {
  const plan = (config.messagePlan ?? {}) as {
    idleMessages?: string[];
    idleTimeoutSeconds?: number;
    idleMessageMaxSpokenCount?: number;
    silenceTimeoutMessage?: string;
  };
  const idle: Hook[] = plan.idleMessages?.length
    ? [
        {
          on: 'customer.speech.timeout',
          name: 'Nobody speaks',
          options: {
            timeoutSeconds: within(1, plan.idleTimeoutSeconds ?? 10, LONGEST_SILENCE),
            triggerMaxCount: within(1, plan.idleMessageMaxSpokenCount ?? 3, MOST_REPEATED),
            triggerResetMode: 'onUserSpeech',
          },
          do: [{ type: 'say', exact: plan.idleMessages }],
        },
      ]
    : [];
  const seconds = config.silenceTimeoutSeconds;
  if (typeof seconds !== 'number') return idle;
  const farewell = plan.silenceTimeoutMessage;
  return [
    ...idle,
    {
      on: 'customer.speech.timeout',
      name: 'Nobody is there',
      options: {
        timeoutSeconds: within(1, seconds, LONGEST_SILENCE),
        triggerMaxCount: 1,
        triggerResetMode: 'onUserSpeech',
      },
      do: [
        ...(farewell ? [{ type: 'say' as const, exact: [farewell] }] : []),
        { type: 'tool', tool: { type: 'endCall' } },
      ],
    } as Hook,
  ];
}

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CallReference, CarrierEvent, ToolUse } from '#lib/adapters/carrier/port.ts';
import { endOf } from './ends.ts';
import { numberOf } from './report.ts';

const text = z.string().nullish();
const anything = z.unknown().optional();
const list = z.array(z.unknown()).nullish();

/** What we read of a server message. Vapi adds fields and types as it grows: what is not known is passed over. */
export const ServerMessage = z.looseObject({
  type: z.string(),
  /** Milliseconds since 1970. */
  timestamp: z.number().nullish(),
  call: z
    .looseObject({
      id: z.string().min(1).max(100),
      type: text,
      phoneNumberId: text,
      startedAt: text,
      customer: z.looseObject({ number: text }).nullish(),
      assistantOverrides: z.looseObject({ metadata: z.looseObject({ call_id: anything }).nullish() }).nullish(),
    })
    .nullish(),
  phoneNumber: z.looseObject({ id: text, number: text }).nullish(),
  customer: z.looseObject({ number: text }).nullish(),
  status: text,
  endedReason: text,
  startedAt: text,
  endedAt: text,
  destination: anything,
  artifact: z.looseObject({ messages: list, structuredOutputs: anything }).nullish(),
  role: text,
  transcriptType: text,
  transcript: text,
  toolCallList: list,
  toolWithToolCallList: list,
});
export type ServerMessage = z.output<typeof ServerMessage>;

const isGuid = (value: unknown): value is string => z.guid().safeParse(value).success;

/** The call that a message speaks of; null where it names none. */
export function referenceOf({ call, phoneNumber, customer }: ServerMessage): CallReference | null {
  if (!call) return null;
  const ours = call.assistantOverrides?.metadata?.call_id;
  const callId = isGuid(ours) ? ours : null;
  const incoming = {
    to: phoneNumber?.number ?? null,
    carrierNumberId: call.phoneNumberId ?? phoneNumber?.id ?? null,
    from: customer?.number ?? call.customer?.number ?? null,
  };
  return { carrierCallId: call.id, callId, incoming: call.type === 'inboundPhoneCall' ? incoming : null };
}

/**
 * What a message tells as an event of its call; null for what changes nothing. Ids are made of what the message means, so
 * that a repetition is known however it was packed.
 */
export function eventOf(message: ServerMessage, reportWithinMs: number): CarrierEvent | null {
  const callId = message.call?.id ?? '';
  const at = new Date(message.timestamp ?? Date.now());
  const id = (...parts: string[]) => ['vapi', callId, ...parts].join(':');
  const happened = message.type === 'status-update' ? message.status : message.type;
  switch (happened) {
    case 'ringing':
      return { id: id('ringing'), at, type: 'ringing' };
    case 'in-progress':
      return { id: id('in-progress'), at, type: 'answered' };
    case 'forwarding':
    case 'transfer-update': {
      const to = numberOf(message.destination);
      return to === null ? null : { id: id('forwarded', to), at, type: 'forwarded', to };
    }
    case 'ended':
      return { ...ended(message, reportWithinMs), id: id('ended'), at };
    case 'hang':
      return { id: id('hang', String(message.timestamp)), at, ...HUNG, ...times(message, at, 0) };
    case 'transcript':
    case 'transcript[transcriptType="final"]':
      return speechEvent(message, id, at);
    default:
      return null;
  }
}

const HUNG = {
  type: 'speech',
  speaker: 'note',
  text: 'The agent took too long to answer',
  details: { failed: true },
} as const;

function ended({ endedReason }: ServerMessage, reportWithinMs: number) {
  const reason = endedReason ?? 'unknown';
  return { type: 'ended', ...endOf(reason), reason, reportWithinMs } as const;
}

function speechEvent(message: ServerMessage, id: (...parts: string[]) => string, at: Date): CarrierEvent | null {
  const { transcript: words, role, transcriptType } = message;
  if (transcriptType === 'partial' || !words?.trim()) return null;
  const hash = createHash('sha256').update(`${role}|${message.timestamp}|${words}`).digest('base64url').slice(0, 16);
  const speaker = role === 'user' ? 'caller' : 'agent';
  return { id: id('transcript', hash), at, type: 'speech', speaker, text: words, ...times(message, at, words.length) };
}

/** Milliseconds that a letter takes to be said. */
const LETTER_MS = 65;

/** Words are told once they have been said; the report has their exact times. */
function times({ call }: ServerMessage, at: Date, letters: number): { startMs: number; endMs: number } {
  const began = Date.parse(call?.startedAt ?? '');
  const endMs = Number.isNaN(began) ? 0 : Math.max(0, at.getTime() - began);
  return { startMs: Math.max(0, endMs - letters * LETTER_MS), endMs };
}

const CalledTool = z.looseObject({
  id: z.string(),
  name: text,
  parameters: anything,
  arguments: anything,
  function: z.looseObject({ name: z.string(), arguments: anything }).nullish(),
});

/**
 * The tools that a message asks for, in both documented shapes: `{id, function: {name, arguments}}` (schema) and
 * `{id, name, parameters}` (guide; there also as `toolCall` beside the tool's own name). Arguments are JSON or an object.
 */
export function toolUsesOf({ toolCallList, toolWithToolCallList }: ServerMessage): ToolUse[] {
  const listed = toolCallList?.length ? toolCallList.map((call) => ({ call, name: undefined })) : [];
  const paired = (toolWithToolCallList ?? []).map((tool) => {
    const { toolCall, name, function: declared } = tool as Record<string, unknown>;
    return { call: toolCall, name: name ?? (declared as { name?: unknown } | undefined)?.name };
  });
  return (listed.length > 0 ? listed : paired).flatMap(({ call, name: beside }) => {
    const read = CalledTool.safeParse(call);
    if (!read.success) return [];
    const { id, name, function: called, parameters, arguments: given } = read.data;
    return [
      {
        id,
        name: called?.name ?? name ?? (typeof beside === 'string' ? beside : ''),
        input: objectOf(called?.arguments ?? parameters ?? given),
      },
    ];
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? { ...value } : {};
  try {
    return objectOf(JSON.parse(value));
  } catch {
    return {};
  }
}

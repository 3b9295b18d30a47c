import { z } from 'zod';

// Chat completions as OpenAI documents them (reference of August 2026), as far as a client of ours may send them: what is
// not named here is refused, as OpenAI refuses what it does not know.

const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });
const content = z.union([z.string(), z.array(text).min(1)]);

const ToolCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});

const Message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content, name: z.string().optional() }),
  z.strictObject({ role: z.literal('user'), content, name: z.string().optional() }),
  z
    .strictObject({
      role: z.literal('assistant'),
      content: content.nullish(),
      name: z.string().optional(),
      refusal: z.string().nullish(),
      tool_calls: z.array(ToolCall).min(1).optional(),
    })
    .refine(({ content, tool_calls }) => content != null || tool_calls, 'content is required without tool_calls'),
  z.strictObject({ role: z.literal('tool'), content, tool_call_id: z.string() }),
]);

const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);
/** Under `strict`, every object is closed and asks for all of its properties. */
const strictly = (schema: unknown): boolean => {
  if (Array.isArray(schema)) return schema.every(strictly);
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    const names = Object.keys((properties as object | undefined) ?? {});
    if (additionalProperties !== false || !names.every((one) => (required as string[] | undefined)?.includes(one))) {
      return false;
    }
  }
  return Object.values(schema).every(strictly);
};
const JsonSchema = z
  .strictObject({
    name,
    description: z.string().optional(),
    schema: z.record(z.string(), z.unknown()),
    strict: z.boolean().nullish(),
  })
  .refine(({ strict, schema }) => !strict || strictly(schema), 'additionalProperties must be false, and all required');

export const ChatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: z.number().int().positive().nullish(),
  stream: z.literal(false).optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        function: z.strictObject({
          name,
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
          strict: z.boolean().nullish(),
        }),
      }),
    )
    .min(1)
    .max(128)
    .optional(),
  tool_choice: z.enum(['none', 'auto', 'required']).optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({ type: z.literal('json_schema'), json_schema: JsonSchema }),
    ])
    .optional(),
});
export type ChatRequest = z.output<typeof ChatRequest>;

/** Each call of a tool is answered by a message of its id, before anybody else speaks. */
export function unansweredTool({ messages }: ChatRequest): string | undefined {
  const open = new Set<string>();
  for (const message of messages) {
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id)) return message.tool_call_id;
      continue;
    }
    const [first] = open;
    if (first) return first;
    if (message.role === 'assistant') for (const { id } of message.tool_calls ?? []) open.add(id);
  }
  return [...open][0];
}

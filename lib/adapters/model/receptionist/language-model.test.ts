import { generateText, Output, streamText, tool } from 'ai';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { builtInReceptionist } from './language-model.ts';

const model = builtInReceptionist();
const instructions = 'You are Ava at Riverside Dental. A cleaning costs $120.';

test('answers like any other model, and tells which facts it used', async () => {
  const result = await generateText({ model, instructions, prompt: 'How much is a cleaning?' });
  expect(result.text).toContain('$120');
  expect(result.steps[0]?.providerMetadata).toEqual({ receptionist: { used: ['A cleaning costs $120.'] } });
});

test('streams the same words', async () => {
  const whole = await generateText({ model, instructions, prompt: 'How much is a cleaning?' });
  let streamed = '';
  for await (const delta of streamText({ model, instructions, prompt: 'How much is a cleaning?' }).textStream)
    streamed += delta;
  expect(streamed).toBe(whole.text);
});

test('calls tools beside its words and adds nothing after their results', async () => {
  const noted: string[] = [];
  const note_unanswered = tool({
    inputSchema: z.object({ question: z.string() }),
    execute: async ({ question }) => void noted.push(question),
  });
  const result = await generateText({
    model,
    instructions,
    prompt: 'Do you do braces?',
    tools: { note_unanswered },
    stopWhen: ({ steps }) => steps.length === 3,
  });
  expect(noted).toEqual(['Do you do braces?']);
  expect(result.steps.map((step) => step.text.length > 0)).toEqual([true, false]);
});

test('answers an unknown JSON request with an empty object rather than an invention', async () => {
  const { output } = await generateText({
    model,
    instructions,
    prompt: 'Rate the weather.',
    output: Output.object({ name: 'weather', schema: z.object({ rating: z.number().optional() }) }),
  });
  expect(output).toEqual({});
});

test('an aborted call is aborted', async () => {
  const abortSignal = AbortSignal.abort(new Error('hung up'));
  await expect(generateText({ model, prompt: 'Hi', abortSignal, maxRetries: 0 })).rejects.toThrow();
});

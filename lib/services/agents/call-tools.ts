import type { AssistantTool } from '#lib/adapters/carrier/port.ts';

/**
 * What every agent can do on a call besides speaking, where a carrier holds the conversation; ending a call and putting
 * it through are the carrier's own tools. `lib/services/calls/use-tool.ts` is what they do.
 */
export const CALL_TOOLS: readonly AssistantTool[] = [
  {
    name: 'note_unanswered',
    description: 'Notes a question of the caller that your instructions do not answer, so that the owner hears of it.',
    parameters: {
      type: 'object',
      properties: { question: { type: 'string', description: 'The question in the caller’s own words.' } },
      required: ['question'],
    },
  },
];

const WORDS: Record<string, string> = {
  name: 'the name',
  voice: 'the voice',
  voiceId: 'the voice',
  model: 'the model',
  temperature: 'the temperature',
  first_message: 'the first message',
  inbound_prompt: 'the instructions for incoming calls',
  outbound_first_message: 'the first message of outgoing calls',
  outbound_prompt: 'the instructions for outgoing calls',
  outbound_llm: 'the model of outgoing calls',
  sms_prompt: 'the instructions for text messages',
  sms_llm: 'the model of text messages',
  vapi_config: 'what the carrier is told',
  metadata: 'your own data',
};

export const fieldWords = (field: string): string => WORDS[field] ?? field.replaceAll('_', ' ');

/** What was changed, in words: "the name, the voice". */
export const changedWords = (fields: readonly string[]): string => fields.map(fieldWords).join(', ');

/** A value of a configuration as a person reads it: texts as they are, the rest as lines of JSON. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1).replace(/^[{}]\n?|[{}]$/gm, '');
}

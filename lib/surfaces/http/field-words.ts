import type { oas31 } from 'zod-openapi';

/** What a field means that is called the same in many operations, where its schema says nothing of its own. */
interface Words {
  /** In what is asked for or told. */
  named?: string;
  /** Where it may be left out of a question. */
  filter?: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  id: { named: 'Which one is meant.', filter: 'This one alone, with all that is known of it.' },
  business_id: {
    named: 'The business that is meant.',
    filter: 'The business that is meant, where several are in reach.',
  },
  businessId: { named: 'The business that is meant, where several are in reach.' },
  agent_id: { named: 'The agent that is meant.', filter: 'Only of this agent.' },
  lead_id: { named: 'The lead that is meant.', filter: 'Only of this lead.' },
  leadId: { named: 'The lead that is meant.', filter: 'Only of this lead.' },
  call_id: { named: 'The call that is meant.', filter: 'Only of this call.' },
  run_id: { named: 'The run that is meant.' },
  account_id: { named: 'The person who is meant.' },
  number_id: { filter: 'Only by this number of yours.' },
  campaign_id: { filter: 'Only of this campaign.' },
  status: { filter: 'Only in this state.' },
  direction: { filter: 'Only in this direction.' },
  channel: { named: 'By which channel.', filter: 'Only by this channel.' },
  source: { named: 'Where it came from, in your words.', filter: 'Only from this source.' },
  tag: { filter: 'Only with this tag.' },
  segment: { filter: 'Only of this segment.' },
  action: { filter: 'Only of this kind.' },
  subject_id: { filter: 'Only about this one.' },
  event: { filter: 'Only of this event.' },
  date_from: { filter: 'From this moment on.' },
  date_to: { filter: 'Before this moment; a day includes all of it (UTC).' },
  phone: { named: 'A number in E.164; spaces, hyphens and parentheses are taken out.' },
  reason: { named: 'Why; kept in the history.' },
  metadata: { named: 'Facts of your own: kept, and answered as they are.' },
  max_duration: { named: 'Seconds of conversation, after which the call is ended.' },
  expires_at: { named: 'From then on it opens nothing; never, unless said.' },
};

const wordsFor = (name: string, filter: boolean): string | undefined => {
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return filter ? (words?.filter ?? words?.named) : words?.named;
};

/** Gives their words to the parameters and fields of an operation that have none. */
export function giveWords({ parameters = [], requestBody }: oas31.OperationObject): void {
  for (const parameter of parameters) {
    if ('$ref' in parameter || parameter.description || described(parameter.schema)) continue;
    const words = wordsFor(parameter.name, !parameter.required);
    if (words) parameter.description = words;
  }
  const body = requestBody && 'content' in requestBody ? requestBody.content['application/json']?.schema : undefined;
  if (!body || '$ref' in body) return;
  for (const [name, field] of Object.entries(body.properties ?? {})) {
    const optional = name.startsWith('business') && !body.required?.includes(name);
    const words = described(field) ? undefined : wordsFor(name, optional);
    if (words) field.description = words;
  }
}

const described = (schema: oas31.SchemaObject | oas31.ReferenceObject | undefined): boolean =>
  schema !== undefined && ('$ref' in schema || schema.description !== undefined);

import { readLine } from '#lib/services/businesses/in-a-line.ts';

/**
 * What a new agent knows and says, from the little that a signup tells. The owner edits it; whatever facts the prompt
 * states, the agent may tell callers, and nothing else.
 */
export function receptionist(business: {
  name: string;
  type?: string | null | undefined;
  website?: string | null | undefined;
  /** What the business is, in a line. */
  description?: string | undefined;
}) {
  const facts = [
    `${business.name} is the name of the business.`,
    business.type ? `${business.name} works in ${business.type}.` : null,
    business.website ? `The website is ${business.website}.` : null,
    ...(business.description ? readLine(business.description).facts : []),
  ].filter((fact) => fact !== null);
  const manner = [
    'Be warm and brief. Ask one thing at a time.',
    'Find out why the person calls, their name, and the best number and email to reach them.',
    'Answer only from what is written here. When you do not know, say so and promise that the team will follow up.',
    'Never give legal, medical or financial advice, and never promise a price or a time that is not written here.',
  ];
  const knowledge = `\n\n# About the business\n${facts.map((fact) => `- ${fact}`).join('\n')}`;
  return {
    name: `Kai - ${business.name}`,
    first_message: `Thanks for calling ${business.name}. This is Kai. How can I help you today?`,
    inbound_prompt: `You are Kai, the receptionist of ${business.name}.\n${manner.join('\n')}${knowledge}`,
    outbound_prompt: `You are Kai, calling {{name}} for ${business.name}.\nSay why you call, and ask whether now is a good time.\n${manner.join('\n')}${knowledge}`,
    outbound_first_message: `Hi {{name}}, this is Kai from ${business.name}. Do you have a minute?`,
    sms_prompt: `You are Kai, answering text messages for ${business.name}.\nReply in one or two short sentences.\n${manner.join('\n')}${knowledge}`,
  };
}

/** Why the gate refused, as an owner would say it, by the names of its rules. */
const REASONS: Record<string, string> = {
  number_refused: 'Not a number to contact',
  number_on_dnc: 'On the do-not-call list',
  number_opted_out: 'Opted out',
  email_opted_out: 'Unsubscribed',
  email_bounced: 'Emails come back',
  no_consent: 'Has not opted in',
  outside_calling_hours: 'Too early or too late there',
  too_frequent: 'Contacted often enough',
};

export const reasonWords = (reasons: readonly string[]): string =>
  reasons.map((reason) => REASONS[reason] ?? reason.replaceAll('_', ' ')).join(', ');

const PURPOSES: Record<string, string> = {
  sdr: 'Follow-up',
  campaign: 'Campaign',
  agent_tool: 'By the agent in a call',
  sdr_action: 'Follow-up by hand',
  api_message: 'By the API',
  dashboard: 'From here',
  auto_reply: 'Automatic reply',
  notice: 'Notice to you',
};

export const purposeWords = (purpose: string): string => PURPOSES[purpose] ?? purpose;

export const CHANNEL_WORDS = { call: 'Call', sms: 'Text', whatsapp: 'WhatsApp', email: 'Email' } as const;

import { because } from '#components/calls/fault-words.ts';
import type { StatusTone } from '#components/ui/status-badge.tsx';
import { DAY_MS } from '#lib/core/duration.ts';
import type { Text, TextStatus } from '#lib/services/messages/schema.ts';

/** What each rule of the contact gate says, by its name: from `services/contact`, by way of the page. */
export type RuleWords = Readonly<Record<string, string>>;

/** How a text stands. One that came in says nothing about itself. */
export const DELIVERY: Readonly<Record<TextStatus, { tone: StatusTone; word: string } | null>> = {
  queued: { tone: 'waiting', word: 'On its way' },
  sent: { tone: 'waiting', word: 'Sent' },
  delivered: { tone: 'done', word: 'Delivered' },
  undelivered: { tone: 'failed', word: 'Not delivered' },
  failed: { tone: 'failed', word: 'Not sent' },
  received: null,
};

/** Error codes of carriers that come up in practice (Twilio, "Error and Warning Dictionary"). */
const CARRIER: RuleWords = {
  '21211': 'This is not a valid phone number.',
  '21408': 'The carrier may not send texts to this country.',
  '21610': 'This person has answered STOP.',
  '21612': 'The carrier cannot reach this number from yours.',
  '21614': 'This is not a mobile number.',
  '30003': 'The phone is switched off or out of reach.',
  '30004': 'The phone or its network blocks this text.',
  '30005': 'This number does not exist.',
  '30006': 'This is a landline, or its network takes no texts.',
  '30007': 'The network took it for unwanted advertising.',
  '30008': 'The network does not say why.',
  '30034': 'The sender is not registered with the carriers yet (A2P 10DLC).',
  '63016': 'WhatsApp takes free text only within 24 hours of their last message.',
};

/** Our own reasons. */
const OURS: RuleWords = {
  network_busy: 'The carrier took no more texts just then.',
  outcome_unknown: 'The carrier never said whether it has this text.',
};

/** How a message came or went, where that needs saying. */
export const CHANNEL_WORDS: Readonly<Record<Text['channel'], string>> = { sms: 'Text', whatsapp: 'WhatsApp' };

/** Whether WhatsApp takes free text: they have written there within 24 hours. */
export const whatsAppIsOpen = (texts: readonly Text[], now: number): boolean =>
  texts.some(
    ({ channel, direction, created_at }) =>
      channel === 'whatsapp' && direction === 'inbound' && Date.parse(created_at) > now - DAY_MS,
  );

/** Why a text did not arrive, in a sentence, or null. A code that is not known is told as it is. */
export function whyNot({ error_code: code }: Pick<Text, 'error_code'>, rules: RuleWords): string | null {
  if (code === null) return null;
  return rules[code] ?? CARRIER[code] ?? OURS[code] ?? `The carrier’s reason: ${code}.`;
}

/** That the built-in rules wrote a text in the place of the model, and why; null where they did not. */
export const standIn = ({ written_fault: fault }: Pick<Text, 'written_fault'>): string | null =>
  fault && `The built-in rules wrote this: ${because(fault)}.`;

/** Who wrote a text, as its reader would say. */
export function writtenBy(
  { direction, purpose }: Pick<Text, 'direction' | 'purpose'>,
  names: { agent: string; lead: string },
): string {
  if (direction === 'inbound') return names.lead;
  const by: Record<string, string> = {
    dashboard: 'From the dashboard',
    api_message: 'From the API',
    sdr: 'SDR',
    sdr_action: 'SDR, by hand',
    campaign: 'Campaign',
    keyword: 'Automatic answer',
  };
  return by[purpose ?? ''] ?? names.agent;
}

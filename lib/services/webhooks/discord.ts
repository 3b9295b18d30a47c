import type { Payload } from './body.ts';

const HOST = /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/;
const PATH = /^\/api\/(?:v\d+\/)?webhooks\//;

/** Whether a URL is a webhook of Discord's own, by its parsed host: `https://evil.test/discord.com/api/webhooks/` is not. */
export function isDiscord(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return HOST.test(hostname.replace(/\.$/, '')) && PATH.test(pathname);
}

const TITLES: Readonly<Record<string, string>> = {
  'lead.created': 'New lead',
  'lead.scored': 'Lead scored',
  'call.completed': 'Call completed',
  'call.failed': 'Call failed',
  'call.status': 'Call status',
  'call.ended': 'Call ended',
  'webhook.test': 'Test',
};

/** Together below the 6000 characters that Discord takes for one embed. */
const MOST_FIELDS = 10;
const LONGEST_VALUE = 350;
const LONGEST_DESCRIPTION = 2000;
const COLOR = 0x2563eb;

/** Long texts stand above the fields; ids tell a reader of a channel nothing. */
const DESCRIBES = ['summary', 'explanation', 'message'];
/** Of our own making: the one value that may be a link. */
const LINK = 'recording_url';
const LEFT_OUT = new Set([...DESCRIBES, 'transcript', 'metadata', 'event', 'timestamp', 'business_id', 'data']);

/** What callers say is shown as they said it: no links, formatting or mentions of their making. */
const escaped = (text: string): string => text.replace(/[\\*_~`|<>[\]()#:]/g, '\\$&');

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).join(', ');
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const label = (key: string): string => (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll('_', ' ');

/** The payload as a Discord message with one embed. */
export function discordMessage(payload: Payload): Record<string, unknown> {
  const facts = { ...payload, ...(payload.data as Record<string, unknown> | undefined) };
  const description = DESCRIBES.map((key) => shown((facts as Record<string, unknown>)[key])).find(Boolean);
  const fields = Object.entries(facts)
    .filter(([key]) => !LEFT_OUT.has(key) && key !== 'id' && !key.endsWith('_id'))
    .map(([key, value]) => ({
      name: label(key),
      value: (key === LINK ? String(value ?? '') : shown(value)).slice(0, LONGEST_VALUE),
      inline: true,
    }))
    .filter((field) => field.value !== '')
    .slice(0, MOST_FIELDS);
  return {
    username: 'KaiCalls',
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: TITLES[payload.event] ?? payload.event,
        ...(description && { description: description.slice(0, LONGEST_DESCRIPTION) }),
        color: COLOR,
        fields,
        timestamp: payload.timestamp,
      },
    ],
  };
}

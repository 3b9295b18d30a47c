import { describe, expect, it } from 'vitest';
import { discordMessage, isDiscord } from './discord.ts';

it.each([
  'https://discord.com/api/webhooks/1/token',
  'https://DISCORD.com/api/webhooks/1/token',
  'https://discordapp.com/api/webhooks/1/token',
  'https://ptb.discord.com/api/webhooks/1/token',
  'https://canary.discord.com/api/v10/webhooks/1/token',
  'https://discord.com./api/webhooks/1/token',
])('%s is Discord', (url) => expect(isDiscord(url)).toBe(true));

it.each([
  'https://evil.test/discord.com/api/webhooks/1',
  'https://discord.com.evil.test/api/webhooks/1',
  'https://notdiscord.com/api/webhooks/1',
  'https://evil.test/?https://discord.com/api/webhooks/',
  'https://discord.com/channels/1',
  'https://discord.com/x/api/webhooks/1',
])('%s is not', (url) => expect(isDiscord(url)).toBe(false));

describe('the embed', () => {
  const payload = {
    event: 'call.completed',
    timestamp: '2026-04-27T14:32:12Z',
    business_id: 'b',
    data: {
      call_id: 'c',
      status: 'completed',
      duration: 127,
      agent_name: 'Kai [free money](https://evil.test) @everyone',
      ended_reason: null,
      recording_url: 'https://kaicalls.test/r/1?s=a_b',
      summary: 'x'.repeat(5000),
    },
  };
  const message = discordMessage(payload) as {
    allowed_mentions: unknown;
    embeds: [{ title: string; description: string; timestamp: string; fields: { name: string; value: string }[] }];
  };
  const [embed] = message.embeds;

  it('shows the facts, keeps to the limits, mentions nobody', () => {
    expect(embed).toMatchObject({ title: 'Call completed', timestamp: payload.timestamp });
    expect(embed.fields.map((field) => field.name)).toEqual(['Status', 'Duration', 'Agent name', 'Recording url']);
    expect(JSON.stringify(embed).length).toBeLessThan(6000);
    expect(message.allowed_mentions).toEqual({ parse: [] });
  });

  it('only our own link is one', () => {
    const value = (name: string) => embed.fields.find((field) => field.name === name)?.value;
    expect(value('Recording url')).toBe('https://kaicalls.test/r/1?s=a_b');
    expect(value('Agent name')).toBe('Kai \\[free money\\]\\(https\\://evil.test\\) @everyone');
  });
});

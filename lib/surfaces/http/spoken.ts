import { speechPort } from '#lib/adapters/speech/port.ts';
import { AppError, invalid } from '#lib/core/errors.ts';
import { open, scoped } from '#lib/core/operation.ts';
import { SpeakInput } from '#lib/services/rehearsals/schema.ts';
import { bodyInput, readBody } from './input.ts';
import type { RawRoute } from './routing.ts';

/** One thread speaks for this process, recordings too: whoever comes on top of so many is asked to come again. */
const MOST_WAITING = 12;
let waiting = 0;

const spoken = (declared: Pick<RawRoute, 'id' | 'path' | 'summary' | 'access' | 'rate'>): RawRoute => ({
  ...declared,
  method: 'POST',
  produces: 'audio/mpeg',
  async handle(request, ctx) {
    const input = SpeakInput.safeParse(bodyInput(await readBody(request)), { reportInput: true });
    const issue = input.error?.issues[0];
    if (!input.success) throw invalid(issue?.path.join('.') || 'body', issue?.message ?? 'is not usable');
    if (waiting >= MOST_WAITING) {
      throw new AppError('rate_limited', 'Too many are spoken to right now.', { retryAfter: 2 });
    }
    waiting += 1;
    try {
      const mp3 = await ctx.ports.get(speechPort).speak(input.data.text, input.data.voice);
      return new Response(new Uint8Array(mp3), {
        headers: { 'content-type': 'audio/mpeg', 'cache-control': 'no-store' },
      });
    } finally {
      waiting -= 1;
    }
  },
});

/** A sentence in an agent's voice, for whoever rehearses with it or chooses a voice. */
export const agentSpeech = spoken({
  id: 'agents.speak',
  path: '/api/v1/agents/speak',
  summary: 'Hear a sentence in a voice',
  access: scoped('agents:read'),
  rate: { requests: 120, seconds: 60 },
});

/** The same for the try-out on the first page, where anybody may ask. */
export const tryoutSpeech = spoken({
  id: 'tryout.speak',
  path: '/api/v1/tryout/speak',
  summary: 'Hear a sentence in a voice, without an account',
  access: open,
  rate: { requests: 60, seconds: 300, per: 'address', all: 600 },
});

import { accountOf, type Context, oneBusiness, requireBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { RATES, scoped } from '#lib/core/operation.ts';
import { timeInput } from '#lib/core/time.ts';
import { followCalls, type LiveEvent } from '#lib/services/live/follow.ts';
import { LiveInput } from '#lib/services/live/schema.ts';
import { asAppError } from './fault.ts';
import { readmit } from './live-reader.ts';
import type { RawRoute } from './routing.ts';

/** Streams that one account may hold open at once in one process, and all together. */
const MOST_OF_ONE = 12;
const MOST = 2_000;

const access = scoped('calls:read');
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that packs or gathers would hold events back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * The calls of a business as server-sent events: `snapshot` (`LiveSnapshot`) at first and whenever something may have
 * been missed, `call` (`LiveChange`) for each change, `beat` in between. Every event carries the moment of its reading as
 * its id: with `Last-Event-ID`, or `since` in the address, also calls that ended in the meantime are told.
 */
export const liveStream: RawRoute = {
  id: 'live.stream',
  method: 'GET',
  path: '/api/v1/live',
  summary: 'Follow calls as they happen (server-sent events)',
  produces: 'text/event-stream',
  access,
  rate: RATES.read,
  async handle(request, ctx) {
    const { searchParams } = new URL(request.url);
    const businessId = businessOf(ctx, searchParams.get('business_id') ?? undefined);
    const place = takePlace(accountOf(ctx));
    const gone = new AbortController();
    const events = followCalls({
      businessId,
      reader: async () => {
        const now = await readmit(request, ctx, access);
        return { ...now, businesses: [requireBusiness(now, businessId)] };
      },
      since: momentIn(request.headers.get('last-event-id') ?? searchParams.get('since')),
      signal: gone.signal,
    });
    const leave = () => {
      gone.abort();
      place.free();
      void events.return();
    };
    try {
      const { value: first } = await events.next();
      if (!first) throw new AppError('not_implemented', 'Changes cannot be followed here. Read /api/v1/live/calls.');
      return new Response(streamOf(first, events, leave, ctx.requestId), { headers: HEADERS });
    } catch (error) {
      leave();
      throw error;
    }
  },
};

function businessOf(ctx: Context, businessId: string | undefined): string {
  const input = LiveInput.safeParse({ business_id: businessId });
  if (input.success) return oneBusiness(ctx, input.data.business_id);
  throw new AppError('invalid_request', 'business_id: must be the id of a business.');
}

function momentIn(text: string | null): string | null {
  return timeInput.safeParse(text).data ?? null;
}

/** Written as fast as it is taken. An account that may not read any more, and a fault of ours, end it. */
function streamOf(
  first: LiveEvent,
  events: AsyncGenerator<LiveEvent, void, void>,
  leave: () => void,
  requestId: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let ready: LiveEvent | undefined = first;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const event = ready ?? (await events.next()).value;
          ready = undefined;
          if (event) return controller.enqueue(encoder.encode(written(event)));
        } catch (error) {
          asAppError(error, { request_id: requestId, endpoint: 'GET /api/v1/live' }); // logs what is ours
        }
        leave();
        controller.close();
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}

function written(event: LiveEvent): string {
  if (event.type === 'beat') return 'event: beat\ndata: {}\n\n';
  return `id: ${event.at}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

// Loaded twice in one process, by the server and by Next: they count together.
const shared = globalThis as typeof globalThis & { kaicallsLivePlaces?: Map<string, number> };

/** @throws `rate_limited` where the account, or this process, has as many streams as it may. */
function takePlace(accountId: string): { free(): void } {
  shared.kaicallsLivePlaces ??= new Map();
  const taken = shared.kaicallsLivePlaces;
  const own = taken.get(accountId) ?? 0;
  const all = [...taken.values()].reduce((sum, one) => sum + one, 0);
  if (own >= MOST_OF_ONE || all >= MOST)
    throw new AppError('rate_limited', `At most ${MOST_OF_ONE} streams can be open at once.`, { retryAfter: 30 });
  taken.set(accountId, own + 1);
  let held = true;
  return {
    free() {
      if (!held) return;
      held = false;
      const left = (taken.get(accountId) ?? 1) - 1;
      if (left > 0) taken.set(accountId, left);
      else taken.delete(accountId);
    },
  };
}

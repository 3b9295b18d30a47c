import { carrierHookPort } from '#lib/adapters/carrier/port.ts';
import { notFound } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { callDesk } from '#lib/services/calls/desk.ts';
import { describeFault } from '#lib/surfaces/http/fault.ts';
import { readBody } from '#lib/surfaces/http/input.ts';
import { log } from '#lib/surfaces/http/log.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';

/** A report holds the words of a whole conversation, several times over. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Vapi's server messages. Unsigned, altered or stale ones are refused before anything is looked at. */
export const vapiCallback: RawRoute = {
  id: 'callbacks.vapi',
  method: 'POST',
  path: '/api/callbacks/vapi',
  summary: 'Server messages of Vapi',
  produces: 'application/json',
  access: open,
  rate: { requests: 60_000, seconds: 60, per: 'address' },
  async handle(request, ctx) {
    const hook = ctx.ports.get(carrierHookPort);
    if (!hook) throw notFound('Path');
    const message = { headers: request.headers, body: await readBody(request, MOST_BYTES) };
    const failed = (error: unknown) =>
      log.error({ request_id: ctx.requestId, fault: describeFault(error) }, 'an incoming call did not reach its agent');
    return Response.json(await hook.receive(message, callDesk(ctx, 'vapi', failed)));
  },
};

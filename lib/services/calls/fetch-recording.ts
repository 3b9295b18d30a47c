import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Recording, speechPort } from '#lib/adapters/speech/port.ts';
import type { Context } from '#lib/core/context.ts';
import { MINUTE_MS } from '#lib/core/duration.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { placedCall } from './placed.ts';

/** A carrier needs a while to store a recording; after this it will not come any more. */
const LONGEST_WAIT_MS = 30 * MINUTE_MS;

type RecordedCall = Parameters<typeof placedCall>[0] & { ended_at: string | null; vapi_config: unknown };

/**
 * Fetches the recording of a real call from its carrier, as an MP3 of our own: the carrier's addresses are kept nowhere and
 * handed to nobody. `later` while it is not there yet, or cannot be fetched now; null when it will not come.
 */
export async function fetchRecording(ctx: Context, call: RecordedCall): Promise<Recording | 'later' | null> {
  if (!recordsCalls(call.vapi_config)) return null;
  const patient = Date.now() - Date.parse(call.ended_at ?? '') < LONGEST_WAIT_MS;
  try {
    const carrier = await inTenant(ctx, async (tx) => carrierOf(ctx, await readBusiness(tx, call.business_id)));
    const wav = await carrier.recording(ctx, placedCall(call));
    if (wav) return await ctx.ports.get(speechPort).transcode(wav);
    return patient ? 'later' : null;
  } catch {
    return patient ? 'later' : null;
  }
}

/** Whether the owner's own settings for the carrier let it record. */
const recordsCalls = (settings: unknown): boolean =>
  (settings as { artifactPlan?: { recordingEnabled?: unknown } }).artifactPlan?.recordingEnabled !== false;

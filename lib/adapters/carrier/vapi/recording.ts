import type { PlacedCall } from '#lib/adapters/carrier/port.ts';
import type { Vapi } from './client.ts';

/** Two hours of stereo are half a gigabyte. */
const DOWNLOAD_SECONDS = 120;

/**
 * The stereo recording, streamed. Vapi redirects to an address that lives for minutes and needs no key: it is followed at
 * once and never kept.
 */
export async function recording(vapi: Vapi, { carrierCallId }: PlacedCall): Promise<ReadableStream<Uint8Array> | null> {
  if (!carrierCallId) return null;
  const answer = await vapi.fetch(`/call/${encodeURIComponent(carrierCallId)}/stereo-recording`, {
    method: 'GET',
    timeoutSeconds: DOWNLOAD_SECONDS,
  });
  if (answer.ok && answer.body) return answer.body;
  await answer.body?.cancel();
  if (answer.status === 404) return null;
  throw new Error(`Vapi answered for a recording with ${answer.status}`);
}

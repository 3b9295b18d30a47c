import { DAY_MS } from '#lib/core/duration.ts';
import { port } from '#lib/core/port.ts';
import { signUrl, verifySignedUrl } from './signed-url.ts';

/** Whether a path with its query is an address that we signed and that has not expired. */
export const linkCheckPort = port<(pathAndQuery: string) => boolean>('link-check');

/** What a webhook tells may be opened by its reader a day later; what a page shows is renewed by reading again. */
const VALID_MS = DAY_MS;

/** Makes and checks the signed addresses of recordings. They are made when told, never kept. */
export function recordingLinks(secret: string, publicUrl: () => string) {
  return {
    link: (callId: string) =>
      publicUrl() + signUrl(secret, `/api/v1/recordings/${callId}.mp3`, new Date(Date.now() + VALID_MS)),
    holds: (pathAndQuery: string) => verifySignedUrl(secret, pathAndQuery, new Date()),
  };
}

import { signUrl } from './signed-url.ts';

export const UNSUBSCRIBE_PATH = '/api/v1/emails/unsubscribe';

const YEAR_MS = 31_536_000_000;
/** Somebody may come back to an old mail; the law asks for thirty days, and a link costs nothing. */
const VALID_MS = 5 * YEAR_MS;

/** Makes the signed addresses that emails carry to be unsubscribed from. `linkCheckPort` tells whether one is ours. */
export const unsubscribeLinks =
  (secret: string, publicUrl: () => string) =>
  ({ id, businessId }: { id: string; businessId: string }): string => {
    const path = `${UNSUBSCRIBE_PATH}?business=${businessId}&email=${id}`;
    return publicUrl() + signUrl(secret, path, new Date(Date.now() + VALID_MS));
  };

import { HOUR_MS } from '#lib/core/duration.ts';
import type { ExportLink } from '#lib/services/exports/link.ts';
import { signUrl } from './signed-url.ts';

/** Makes the signed addresses of archives. Relative: only the page shows them, and they are renewed by reading again. */
export const exportLinks =
  (secret: string): ExportLink =>
  ({ id, businessId }) =>
    signUrl(secret, `/api/v1/exports/${id}.zip?business=${businessId}`, new Date(Date.now() + HOUR_MS));

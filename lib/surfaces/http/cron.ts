import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError, forbidden } from '#lib/core/errors.ts';
import { open, RATES } from '#lib/core/operation.ts';
import { openSlot } from '#lib/services/sdr/schedule.ts';
import type { RawRoute } from './routing.ts';

/**
 * For schedulers outside, as Vercel's: asks for the runs that workers ask for by themselves every two hours. Once per business
 * and slot, whoever comes first. API keys and sessions do not open it.
 */
const sdrCron = (method: 'GET' | 'POST'): RawRoute => ({
  id: `cron.sdr-pipeline.${method.toLowerCase()}`,
  method,
  path: '/api/cron/sdr-pipeline',
  summary: 'Start this slot’s SDR runs (cron secret)',
  produces: 'application/json',
  access: open,
  rate: { ...RATES.write, per: 'address' },
  async handle(request) {
    requireSecret(request.headers.get('authorization'));
    const { slot, runs } = await openSlot('cron');
    return Response.json({ success: true, slot, runs });
  },
});

export const sdrCronGet = sdrCron('GET');
export const sdrCronPost = sdrCron('POST');

/** @throws `forbidden` where no `CRON_SECRET` is set, `unauthorized` for anything but that secret. */
function requireSecret(authorization: string | null): void {
  const secret = process.env.CRON_SECRET;
  if (!secret) throw forbidden('CRON_SECRET is not set: workers keep this schedule by themselves.');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${secret}`))) {
    throw new AppError('unauthorized', 'Send the cron secret: Authorization: Bearer $CRON_SECRET.');
  }
}

import { AppError } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { ROUND_TRIP_PATH, roundTripAnswer } from '#lib/services/doctor/round-trip.ts';
import { readBody } from '#lib/surfaces/http/input.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';

const MOST_BYTES = 1_000;

/** Where the doctor's own request comes in, as a vendor's webhook would. */
export const doctorCallback: RawRoute = {
  id: 'callbacks.doctor',
  method: 'POST',
  path: ROUND_TRIP_PATH,
  produces: 'application/json',
  summary: 'Answer the doctor of this installation',
  access: open,
  rate: { requests: 60, seconds: 60, per: 'address' },
  async handle(request) {
    const body = await readBody(request, MOST_BYTES);
    const signature = request.headers.get('x-kaicalls-signature') ?? '';
    const answer = roundTripAnswer(process.env.KAICALLS_KEY_PEPPER ?? '', signature, body);
    if (answer === null) throw new AppError('unauthorized', 'The signature is missing, stale, or not over this body.');
    return Response.json({ answer });
  },
};

import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from './client.ts';
import { wayOutOf } from './way-out.ts';

const refusal = (code: string) => new ApiError({ code, message: '', status: 402, requestId: null });

afterEach(() => vi.unstubAllGlobals());

test('a payment that is missing leads to billing, from the pages of a business', () => {
  vi.stubGlobal('location', { pathname: '/b/one/leads/two' });
  expect(wayOutOf(refusal('payment_required'))?.href).toBe('/b/one/settings/billing');
  expect(wayOutOf(refusal('contact_refused'))).toBeNull();
  vi.stubGlobal('location', { pathname: '/sign-up' });
  expect(wayOutOf(refusal('payment_required'))).toBeNull();
});

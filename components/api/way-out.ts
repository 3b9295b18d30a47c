import { businessPath } from '#components/layout/navigation.ts';
import { ApiError } from './client.ts';

export interface WayOut {
  label: string;
  href: string;
}

/** Where what was refused can be put right: a payment that is missing is made on the business's own page. */
export function wayOutOf(error: Error): WayOut | null {
  if (!(error instanceof ApiError) || error.code !== 'payment_required') return null;
  const [, root, businessId] = location.pathname.split('/');
  return root === 'b' && businessId
    ? { label: 'Open billing', href: businessPath(businessId, 'settings/billing') }
    : null;
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { api } from '#components/api/client.ts';
import { toastError } from '#components/api/error-note.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { pathInOtherBusiness, type ShellBusiness } from './navigation.ts';

/** Leads to the same section of the test twin, which is made when it is first asked for, or back to the live business. */
export function useTestMode(current: ShellBusiness): { possible: boolean; pending: boolean; toggle: () => void } {
  const router = useRouter();
  const pathname = usePathname();
  const open = (id: string) => router.push(pathInOtherBusiness(pathname, id));
  const make = useMutation({
    mutationFn: () => api<{ business_id: string }>('POST', 'test-mode', { body: { business_id: current.id } }),
    onSuccess: ({ business_id }) => {
      open(business_id);
      // The list of businesses in the layout has one more now.
      router.refresh();
    },
    onError: (error) => toastError('Test mode could not be opened', error),
  });
  return {
    possible: Boolean(current.twinId) || roleAtLeast(current.role, 'member'),
    pending: make.isPending,
    toggle: () => (current.twinId ? open(current.twinId) : make.mutate()),
  };
}

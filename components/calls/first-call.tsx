'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

/** Stands on the page while it is empty: the first call brings the list. */
export function FirstCall({ businessId }: { businessId: string }) {
  const router = useRouter();
  const { data } = useLive(businessId);
  const arrived = (data?.calls.length ?? 0) > 0;
  useEffect(() => {
    if (arrived) router.refresh();
  }, [arrived, router]);
  return null;
}

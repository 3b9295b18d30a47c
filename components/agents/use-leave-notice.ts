'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from '#components/ui/toast.ts';

/** Who leaves a page with changes that are not published is told where they are, and how to come back. */
export function useLeaveNotice(open: { name: string; path: string } | null): void {
  const router = useRouter();
  const latest = useRef(open);
  latest.current = open;
  useEffect(
    () => () => {
      const left = latest.current;
      if (!left) return;
      toast(`Your changes to ${left.name} are not published.`, {
        description: 'They are kept in this browser.',
        duration: 6_000,
        action: { label: 'Back to them', onClick: () => router.push(left.path) },
      });
    },
    [router],
  );
}

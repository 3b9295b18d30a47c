'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Sample } from '#lib/services/sample/schema.ts';
import { useRemoveSample, useSample } from './queries.ts';

/** Stands in the bar of test mode as long as what one sees is invented: how far it is, and the way to be rid of it. */
export function SampleNote(props: { businessId: string; initial: Sample }) {
  const router = useRouter();
  const { data: sample } = useSample(props.businessId, props.initial);
  const remove = useRemoveSample(props.businessId);
  // Lists that are on the page fill with it, a few times and not with every call.
  const tenth = sample.total > 0 ? Math.floor((sample.made / sample.total) * 5) : 0;
  const shown = useRef(`${sample.status} ${tenth}`);
  useEffect(() => {
    const state = `${sample.status} ${tenth}`;
    if (shown.current !== state) router.refresh();
    shown.current = state;
  }, [router, sample.status, tenth]);

  if (sample.status === 'none') return null;
  return (
    <p className="flex min-w-0 items-center gap-x-3" role="status">
      <span className="tabular truncate">
        {sample.status === 'filling' ? (
          `Sample data, call ${sample.made} of ${sample.total}`
        ) : (
          <>
            Sample data<span className="max-md:hidden">: every person and call is invented</span>
          </>
        )}
      </span>
      <button
        type="button"
        className="shrink-0 rounded-xs font-medium underline underline-offset-4 focus-visible:outline-current disabled:opacity-60"
        disabled={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              toast('The sample data is gone.');
              router.refresh();
            },
            onError: (error) => toastError('The sample data is still there', error),
          })
        }
      >
        Remove<span className="sr-only"> the sample data</span>
      </button>
    </p>
  );
}

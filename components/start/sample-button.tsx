'use client';

import { useRouter } from 'next/navigation';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { useFillSample } from './queries.ts';

/** Fills test mode with invented calls, leads and texts, and goes there. `section` is the page to arrive at. */
export function SampleButton(props: { businessId: string; section?: string; variant?: ButtonProps['variant'] }) {
  const router = useRouter();
  const fill = useFillSample(props.businessId);
  return (
    <Button
      variant={props.variant ?? 'secondary'}
      pending={fill.isPending || fill.isSuccess}
      onClick={() =>
        fill.mutate(undefined, {
          onSuccess: ({ business_id }) => {
            if (business_id) router.push(businessPath(business_id, props.section));
          },
          onError: (error) => toastError('No sample data was made', error),
        })
      }
    >
      Fill with sample data
    </Button>
  );
}

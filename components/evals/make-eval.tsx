'use client';

import { FlaskConical } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { useEvalFromCall } from './use-eval-from-call.ts';

/** Makes a scenario of a call and opens it, so that its last answer can be put as it should have been. */
export function MakeEval({ businessId, callId }: { businessId: string; callId: string }) {
  const router = useRouter();
  const make = useEvalFromCall();
  return (
    <Button
      pending={make.isPending}
      onClick={() =>
        make.mutate(
          { call_id: callId },
          {
            onSuccess: ({ id }) => router.push(businessPath(businessId, `evals/${id}`)),
            onError: (error) => toastError('No scenario was made.', error),
          },
        )
      }
    >
      <FlaskConical aria-hidden />
      Make this an eval
    </Button>
  );
}

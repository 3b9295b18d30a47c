'use client';

import { useRouter } from 'next/navigation';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath, type ShellBusiness } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { useUpdateStart } from './queries.ts';

/** Brings the first steps back after they were put away. */
export function RestartSteps(props: { business: ShellBusiness; onDone: () => void }) {
  const router = useRouter();
  const update = useUpdateStart(props.business.id);
  if (props.business.test || !roleAtLeast(props.business.role, 'admin')) return null;
  return (
    <div className="flex items-center justify-between gap-4 border-border border-t pt-4 text-muted-foreground text-sm">
      <p>New here? The first steps of a business stand on the overview until they are done.</p>
      <Button
        size="sm"
        pending={update.isPending}
        onClick={() =>
          update.mutate(
            { hidden: false, skipped: [] },
            {
              onSuccess: () => {
                props.onDone();
                router.push(businessPath(props.business.id));
                router.refresh();
              },
              onError: (error) => toastError('The first steps stayed away', error),
            },
          )
        }
      >
        Show first steps
      </Button>
    </div>
  );
}

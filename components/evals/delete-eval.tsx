'use client';

import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useDeleteEval } from './queries.ts';

export function DeleteEval(props: { id: string; name: string; onDone: () => void }) {
  const remove = useDeleteEval();
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" className="ml-auto">
          Delete
        </Button>
      }
      title={`Delete “${props.name}”?`}
      what="The scenario and its runs are deleted. This cannot be undone."
      keep="Keep it"
      go="Delete the scenario"
      failed="The scenario is still there"
      work={async () => {
        await remove.mutateAsync(props.id);
        props.onDone();
      }}
    />
  );
}

'use client';

import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Trunk } from '#lib/services/trunks/schema.ts';
import { useRemoveTrunk } from './queries.ts';

/** Says what goes with a trunk, and then removes it. */
export function RemoveTrunk({ trunk }: { trunk: Trunk }) {
  const remove = useRemoveTrunk(trunk.business_id);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Remove ${trunk.name}`}>
          Remove
        </Button>
      }
      title={`Remove ${trunk.name}?`}
      what="Calls that name it are refused from now on. Those that went out by it stay. Its password is forgotten."
      keep="Keep it"
      go={`Remove ${trunk.name}`}
      failed={`${trunk.name} is still there`}
      work={async () => {
        await remove.mutateAsync(trunk.id);
        toast(`${trunk.name} is removed.`);
      }}
    />
  );
}

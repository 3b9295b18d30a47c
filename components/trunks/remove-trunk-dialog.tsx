'use client';

import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Trunk } from '#lib/services/trunks/schema.ts';
import { useRemoveTrunk } from './queries.ts';

/** Says what goes with a trunk, and then removes it. */
export function RemoveTrunkDialog({ trunk, onClose }: { trunk: Trunk; onClose: () => void }) {
  const remove = useRemoveTrunk(trunk.business_id);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Remove {trunk.name}?</DialogTitle>
          <DialogDescription>
            Calls that name it are refused from now on. Those that went out by it stay. Its password is forgotten.
          </DialogDescription>
        </DialogHeader>
        {remove.error && <ErrorNote title={`${trunk.name} is still there`} error={remove.error} />}
        <DialogFooter>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="destructive"
            pending={remove.isPending}
            onClick={() =>
              remove.mutate(trunk.id, {
                onSuccess: () => {
                  toast(`${trunk.name} is removed.`);
                  onClose();
                },
              })
            }
          >
            Remove {trunk.name}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

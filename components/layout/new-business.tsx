'use client';

import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Form } from '#components/ui/form.tsx';
import { NewBusinessFields, useNewBusiness } from './new-business-fields.tsx';

/** Another business of the one signed in. */
export function NewBusiness({ onClose }: { onClose: () => void }) {
  const business = useNewBusiness(onClose);
  return (
    <Dialog open onOpenChange={(open) => !open && !business.pending && onClose()}>
      <DialogContent closable={!business.pending}>
        <DialogHeader>
          <DialogTitle>Add a business</DialogTitle>
          <DialogDescription>
            It has its own agent, number, calls and leads, and is paid for on its own. It shares what is left of your
            trial.
          </DialogDescription>
        </DialogHeader>
        <Form className="grid gap-4" onSubmit={business.submit}>
          <NewBusinessFields business={business} />
          <DialogFooter>
            <Button disabled={business.pending} onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" pending={business.pending} disabled={!business.ready}>
              Add the business
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

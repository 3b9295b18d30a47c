'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import {
  Sheet,
  SheetContent,
  SheetDescription,
  SheetFooter,
  SheetHeader,
  SheetTitle,
  SheetTrigger,
} from '#components/ui/sheet.tsx';
import { toast } from '#components/ui/toast.ts';
import { isComplete, type Letter, LetterFields } from './letter-fields.tsx';
import { useQueueEmail } from './queries.ts';

/** Writes an email: it is sent at once, or waits in the queue. `to` and `leadId` come from a lead's page. */
export function NewEmail(props: { businessId: string; to?: string; leadId?: string }) {
  const queue = useQueueEmail();
  const [open, setOpen] = useState(props.to !== undefined);
  const blank = { to: props.to ?? '', subject: '', body: '' };
  const [letter, setLetter] = useState<Letter>(blank);

  function submit(auto_approve: boolean) {
    // The lead belongs to its own address only.
    const lead_id = letter.to === props.to ? props.leadId : undefined;
    queue.mutate(
      { business_id: props.businessId, ...letter, to: letter.to.trim(), lead_id, auto_approve },
      {
        onSuccess: ({ status }) => {
          setOpen(false);
          setLetter(blank);
          toast(status === 'pending_approval' ? 'It waits for approval.' : 'It is on its way.');
        },
      },
    );
  }

  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          New email
        </Button>
      </SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>New email</SheetTitle>
          <SheetDescription>It waits in the queue, or goes out at once.</SheetDescription>
        </SheetHeader>
        <Form noValidate className="contents" onSubmit={() => submit(true)}>
          <LetterFields letter={letter} onChange={setLetter} />
          {queue.error && <ErrorNote title="The email was not taken" error={queue.error} />}
          <SheetFooter>
            <Button disabled={!isComplete(letter) || queue.isPending} onClick={() => submit(false)}>
              Keep for approval
            </Button>
            <Button type="submit" variant="primary" disabled={!isComplete(letter)} pending={queue.isPending}>
              Send it
            </Button>
          </SheetFooter>
        </Form>
      </SheetContent>
    </Sheet>
  );
}

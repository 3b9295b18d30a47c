'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import type { EmailAction } from '#lib/services/emails/schema.ts';
import { EmailStatus } from './email-status.tsx';
import { EMAIL_STATES, SENT_VIA } from './email-words.ts';
import { type Letter, LetterFields } from './letter-fields.tsx';
import { type Email, useEmail, useReviewEmail } from './queries.ts';

/** One email: its letter, how it stands, and what can be done about it. */
export function EmailSheet(props: { id: string | null; canWrite: boolean; onClose: () => void }) {
  const { data: email, error } = useEmail(props.id);
  return (
    <Sheet open={props.id !== null} onOpenChange={(open) => !open && props.onClose()}>
      <SheetContent>
        {error && <ErrorNote title="This email could not be read" error={error} className="mt-8" />}
        {email && <Opened key={email.id} email={email} canWrite={props.canWrite} onClose={props.onClose} />}
        {!email && !error && (
          <>
            <SheetTitle className="sr-only">Email</SheetTitle>
            <Skeleton className="h-72" />
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}

const BUTTONS: Readonly<
  Record<EmailAction, { label: string; variant: ButtonProps['variant']; done: string; undone: string }>
> = {
  reject: { label: 'Reject', variant: 'ghost', done: 'The email will not be sent.', undone: 'It still waits' },
  edit: {
    label: 'Save',
    variant: 'secondary',
    done: 'Saved. It still waits for approval.',
    undone: 'It was not saved',
  },
  approve: { label: 'Approve and send', variant: 'primary', done: 'It is on its way.', undone: 'It was not approved' },
  cancel: {
    label: 'Do not send it',
    variant: 'secondary',
    done: 'The email will not be sent.',
    undone: 'It still goes out',
  },
  retry: { label: 'Try again', variant: 'primary', done: 'It is on its way again.', undone: 'It was not sent again' },
};

function Opened({ email, canWrite, onClose }: { email: Email; canWrite: boolean; onClose: () => void }) {
  const review = useReviewEmail();
  const [letter, setLetter] = useState<Letter>({ to: email.to, subject: email.subject, body: email.body });
  const changed = letter.to !== email.to || letter.subject !== email.subject || letter.body !== email.body;
  const actions = canWrite ? EMAIL_STATES[email.status].actions : [];
  const editable = actions.includes('edit');

  function act(action: EmailAction) {
    const changes = changed && (action === 'edit' || action === 'approve') ? letter : {};
    review.mutate(
      { id: email.id, action, ...changes },
      {
        onSuccess: () => {
          toast(BUTTONS[action].done);
          if (action !== 'edit') onClose();
        },
      },
    );
  }

  return (
    <>
      <SheetHeader>
        <SheetTitle className="[overflow-wrap:anywhere]">{email.subject}</SheetTitle>
        <SheetDescription>{SENT_VIA[email.sent_via]}</SheetDescription>
      </SheetHeader>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-xs">
        <EmailStatus status={email.status} />
        <span className="text-muted-foreground">
          {email.sent_at ? 'Sent ' : email.scheduled ? 'Not before ' : 'Written '}
          <RelativeTime at={email.sent_at ?? email.scheduled ?? email.created_at} />
        </span>
        {email.error && <p className="w-full text-muted-foreground">{email.error}</p>}
      </div>
      {editable ? (
        <LetterFields
          letter={letter}
          hint={email.source === 'sdr' ? 'A link to unsubscribe is added below it.' : undefined}
          onChange={setLetter}
        />
      ) : (
        <div className="grid gap-3 text-sm">
          <p className="text-muted-foreground">To {email.to}</p>
          <p className="whitespace-pre-wrap text-base [overflow-wrap:anywhere]">{email.body}</p>
        </div>
      )}
      {email.lead_id && (
        <Link href={businessPath(email.business_id, `leads/${email.lead_id}`)} className="rounded-xs text-live text-sm">
          Open lead
        </Link>
      )}
      {review.error && <ErrorNote title={BUTTONS[review.variables?.action ?? 'edit'].undone} error={review.error} />}
      {actions.length > 0 && (
        <SheetFooter className="flex-wrap">
          {actions.map((action) => (
            <Button
              key={action}
              variant={BUTTONS[action].variant}
              pending={review.isPending && review.variables.action === action}
              disabled={review.isPending || (action === 'edit' && !changed)}
              onClick={() => act(action)}
            >
              {BUTTONS[action].label}
            </Button>
          ))}
        </SheetFooter>
      )}
    </>
  );
}

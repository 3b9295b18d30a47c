'use client';

import { RotateCw } from 'lucide-react';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.ts';
import { useDelivery, useReplay } from './delivery-queries.ts';
import { DeliveryStatus } from './delivery-status.tsx';
import { Terminal } from './shown-once.tsx';

/** One delivery: where it went, every attempt with its answer, what was sent, and, unless `readOnly`, sending it again. */
export function DeliverySheet(props: { id: string | null; onClose: () => void; readOnly?: boolean }) {
  const { id, onClose } = props;
  const { data: delivery, error } = useDelivery(id);
  const replay = useReplay();
  return (
    <Sheet open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>
            <code>{delivery?.event ?? 'Delivery'}</code>
          </SheetTitle>
          <SheetDescription>The same event keeps its id at every attempt.</SheetDescription>
        </SheetHeader>
        {error && <ErrorNote title="This delivery could not be read" error={error} />}
        {delivery ? (
          <>
            <dl className="grid gap-3 text-sm">
              <div className="flex items-center justify-between gap-3">
                <dt className="sr-only">Status</dt>
                <dd>
                  <DeliveryStatus of={delivery} />
                </dd>
                {delivery.next_attempt_at && delivery.status === 'pending' && (
                  <dd className="text-muted-foreground text-xs">
                    Next attempt <RelativeTime at={delivery.next_attempt_at} ago />
                  </dd>
                )}
              </div>
              <div>
                <dt className="text-muted-foreground text-xs">{delivery.method} to</dt>
                <dd>
                  <Copyable value={delivery.url} label="Copy the address" />
                </dd>
              </div>
              <div>
                <dt className="text-muted-foreground text-xs">Event id</dt>
                <dd>
                  <Copyable value={delivery.event_id} label="Copy the event id" className="text-xs" />
                </dd>
              </div>
            </dl>
            <section>
              <h3 className="mb-1 font-semibold text-sm">Attempts</h3>
              {delivery.log.length === 0 && <p className="text-muted-foreground text-sm">None yet.</p>}
              <ol className="divide-y divide-border">
                {delivery.log.map((attempt) => (
                  <li key={attempt.id} className="grid gap-1 py-2 text-sm">
                    <span className="flex justify-between gap-3">
                      <span className={isFine(attempt.status_code) ? undefined : 'text-failed'}>
                        {attempt.error ?? `Answered ${attempt.status_code}`}
                      </span>
                      <span className="tabular shrink-0 text-muted-foreground text-xs">
                        {attempt.ms} ms, <RelativeTime within at={attempt.created_at} />
                      </span>
                    </span>
                    {attempt.answer && (
                      <code className="line-clamp-3 text-muted-foreground text-xs [overflow-wrap:anywhere]">
                        {attempt.answer}
                      </code>
                    )}
                  </li>
                ))}
              </ol>
            </section>
            <section className="min-w-0">
              <h3 className="mb-2 font-semibold text-sm">What is sent</h3>
              <Terminal lines={JSON.stringify(delivery.payload, null, 2)} label="Copy the event" />
            </section>
            {!props.readOnly && (
              <SheetFooter>
                <Button
                  pending={replay.isPending}
                  onClick={() =>
                    replay.mutate(delivery.id, {
                      onSuccess: () => toast('It is on its way again.'),
                      onError: (fault) => toastError('It was not sent again.', fault),
                    })
                  }
                >
                  <RotateCw aria-hidden />
                  Send it again
                </Button>
              </SheetFooter>
            )}
          </>
        ) : (
          !error && <Skeleton className="h-72" />
        )}
      </SheetContent>
    </Sheet>
  );
}

function isFine(code: number | null): boolean {
  return code !== null && code >= 200 && code < 300;
}

'use client';

import { toastError } from '#components/api/error-note.tsx';
import { NumberForm } from '#components/compliance/number-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { toast } from '#components/ui/toast.ts';
import { type BlockedCaller, useBlock, useBlockedCallers, useUnblock } from './queries.ts';

/** Numbers whose calls are turned away before the agent answers. */
export function BlockedCallers(props: { businessId: string; initial: BlockedCaller[]; canEdit: boolean }) {
  const { data: callers } = useBlockedCallers(props.businessId, props.initial);
  const block = useBlock(props.businessId);
  const unblock = useUnblock(props.businessId);
  return (
    <Card className="max-w-180">
      <CardHeader>
        <div>
          <CardTitle>Blocked callers</CardTitle>
          <CardDescription>Turned away before the agent answers; their texts are not taken in.</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">
        {callers.length === 0 ? (
          <p className="text-muted-foreground text-sm">Nobody is blocked.</p>
        ) : (
          <ul className="divide-y divide-border border-border border-y">
            {callers.map((caller) => (
              <li key={caller.id} className="flex min-h-10 items-center gap-3 py-1 text-sm">
                <PhoneNumber value={caller.phone} />
                <span className="min-w-0 flex-1 truncate text-muted-foreground">{caller.reason}</span>
                {props.canEdit && (
                  <Button
                    variant="ghost"
                    size="sm"
                    aria-label={`Unblock ${caller.phone}`}
                    onClick={() =>
                      unblock.mutate(caller.phone, {
                        onSuccess: () => toast('Unblocked. The agent answers this number again.'),
                        onError: (error) => toastError('The number is still blocked.', error),
                      })
                    }
                  >
                    Unblock
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {props.canEdit && (
          <NumberForm
            action="Block this number"
            refused="The number was not blocked"
            error={block.error}
            pending={block.isPending}
            onAdd={(number, done) => block.mutate(number, { onSuccess: done })}
          />
        )}
      </CardContent>
    </Card>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Deletion } from '#lib/services/erasure/schema.ts';
import { useDeleteBusiness, useKeepBusiness } from './queries.ts';

/** The end of a business: asked for by its name, and taken back within seven days. */
export function DeleteBusiness(props: { businessId: string; name: string; deletion: Deletion | null }) {
  return (
    <Card>
      <CardHeader className="pb-4 max-sm:flex-col max-sm:items-start">
        <div>
          <CardTitle>Delete {props.name}</CardTitle>
          <CardDescription className="mt-1 max-w-150 text-sm">
            {props.deletion ? (
              <>
                Everything of this business is deleted <RelativeTime within at={props.deletion.delete_after} />. Until
                then it can be kept. {props.deletion.requested_by && `Asked for by ${props.deletion.requested_by}.`}
              </>
            ) : (
              'API keys and follow-up stop at once. Seven days later everything is deleted: calls, recordings, leads, texts, numbers and agents, test mode too.'
            )}
          </CardDescription>
        </div>
        {props.deletion ? <Keep {...props} /> : <Ask {...props} />}
      </CardHeader>
    </Card>
  );
}

function Keep({ businessId, name }: { businessId: string; name: string }) {
  const router = useRouter();
  const keep = useKeepBusiness(businessId);
  return (
    <Button
      variant="primary"
      pending={keep.isPending}
      onClick={() =>
        keep.mutate(undefined, {
          onSuccess: () => {
            toast(`${name} stays.`, {
              description: 'Its API keys work again. Follow-up stays off until you switch it on.',
            });
            router.refresh();
          },
          onError: (error) => toastError(`${name} is still being deleted`, error),
        })
      }
    >
      Keep {name}
    </Button>
  );
}

function Ask({ businessId, name }: { businessId: string; name: string }) {
  const router = useRouter();
  const remove = useDeleteBusiness(businessId);
  const [typed, setTyped] = useState('');
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" className="text-failed">
          Delete this business
        </Button>
      }
      title={`Delete ${name}?`}
      what="Its API keys stop working now. In seven days all of it is deleted, and people who belong to no other business lose their account. You may want an archive first."
      keep="Keep it"
      go={`Delete ${name}`}
      failed={`${name} is not deleted`}
      ready={typed.trim() === name.trim()}
      work={async () => {
        await remove.mutateAsync(typed);
        router.refresh();
      }}
      onClose={() => setTyped('')}
    >
      <Field label={`Type ${name} to confirm`}>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      </Field>
    </ConfirmDialog>
  );
}

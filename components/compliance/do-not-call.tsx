'use client';

import { useDeferredValue, useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Input } from '#components/ui/input.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import { NumberForm } from './number-form.tsx';
import { type DncPage, type DoNotCall, useAddDnc, useDnc, useRemoveDnc } from './queries.ts';

/** How somebody came onto the list, where no reason was written down. */
const SOURCES: Record<string, string> = {
  manual: 'Put there by you',
  call: 'Asked for it on the phone',
  text: 'Asked for it in writing',
};

/** From so many numbers on, a field to search them. */
const SEARCHABLE = 8;

/** Numbers that nobody calls or texts: searched by any part, read on page by page. */
export function DoNotCallList(props: { businessId: string; initial: DncPage; canEdit: boolean }) {
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search.trim());
  const list = useDnc(props.businessId, sought, props.initial);
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const searchable = search !== '' || list.hasNextPage || entries.length >= SEARCHABLE;
  const add = useAddDnc(props.businessId);
  const [removing, setRemoving] = useState<DoNotCall | null>(null);
  return (
    <Card className="max-w-180">
      <CardHeader>
        <div>
          <CardTitle>Do-not-call list</CardTitle>
          <CardDescription>Neither called nor texted, by Kai or by you. Who asks for it is put here.</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">
        {searchable && (
          <Input
            type="search"
            aria-label="Search the do-not-call list"
            placeholder="A number, or part of one"
            maxLength={64}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        {list.error && <ErrorNote title="The list could not be read" error={list.error} />}
        {entries.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            {search ? 'No number on the list holds this.' : 'Nobody has asked not to be called.'}
          </p>
        ) : (
          <ul className="divide-y divide-border border-border border-y">
            {entries.map((entry) => (
              <li key={entry.id} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1 text-sm">
                <PhoneNumber value={entry.phone} />
                <span className="min-w-0 flex-1 truncate text-muted-foreground">
                  {entry.reason ?? SOURCES[entry.source] ?? entry.source}
                </span>
                <RelativeTime at={entry.created_at} className="text-muted-foreground text-xs max-sm:hidden" />
                {props.canEdit && (
                  <Button
                    variant="ghost"
                    size="sm"
                    aria-label={`Remove ${entry.phone}`}
                    onClick={() => setRemoving(entry)}
                  >
                    Remove
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button
            className="w-fit"
            size="sm"
            pending={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show older ones
          </Button>
        )}
        {props.canEdit && (
          <NumberForm
            action="Add to the list"
            refused="The number was not added"
            error={add.error}
            pending={add.isPending}
            onAdd={(number, done) =>
              add.mutate(number, {
                onSuccess: () => {
                  done();
                  toast('Added. Nobody calls or texts this number any more.');
                },
              })
            }
          />
        )}
      </CardContent>
      {removing && <RemoveDialog businessId={props.businessId} of={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}

function RemoveDialog(props: { businessId: string; of: DoNotCall; onClose: () => void }) {
  const remove = useRemoveDnc(props.businessId);
  const { phone } = props.of;
  return (
    <ConfirmDialog
      title={`Take ${formatPhone(phone)} off the list?`}
      what="It may be called and texted again. Do this only when the person agrees: in many places it is the law."
      keep="Leave it there"
      go="Take it off"
      failed="The number is still on the list"
      work={() => remove.mutateAsync(phone)}
      onClose={props.onClose}
    />
  );
}

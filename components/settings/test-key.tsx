'use client';

import { FlaskConical } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Dialog, DialogContent } from '#components/ui/dialog.tsx';
import { useCreateTestKey } from './key-queries.ts';
import { ShownOnce, Terminal } from './shown-once.tsx';

/** Test mode: a business of its own beside the live one, where nothing rings for real. Made with its first key. */
export function TestKey(props: { businessId: string; twinId: string | null; publicUrl: string }) {
  const create = useCreateTestKey();
  const router = useRouter();
  const [made, setMade] = useState<string | null>(null);
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <FlaskConical className="size-5 shrink-0 text-test max-sm:hidden" aria-hidden />
      <div className="min-w-60 flex-1">
        <h2 className="font-semibold text-sm">Test mode</h2>
        <p className="text-muted-foreground text-sm">
          A test key acts on a copy of this business. Its calls are always simulated, its data is apart.
        </p>
      </div>
      {props.twinId && (
        <Button asChild>
          <Link href={businessPath(props.twinId)}>Open test mode</Link>
        </Button>
      )}
      <Button
        pending={create.isPending}
        onClick={() =>
          create.mutate(
            { business_id: props.businessId },
            {
              onSuccess: ({ key }) => {
                setMade(key);
                router.refresh(); // the navigation learns of the test business
              },
              onError: (error) => toastError('The test key was not made.', error),
            },
          )
        }
      >
        New test key
      </Button>
      <Dialog open={made !== null} onOpenChange={(open) => !open && setMade(null)}>
        <DialogContent className="max-w-140" onInteractOutside={(event) => event.preventDefault()}>
          <ShownOnce title="Your new test key" secret={made ?? ''} label="Copy the key">
            <Terminal
              label="Copy the command"
              lines={`curl ${props.publicUrl}/api/v1/agents \\\n  -H "Authorization: Bearer ${made}"`}
            />
          </ShownOnce>
        </DialogContent>
      </Dialog>
    </Card>
  );
}

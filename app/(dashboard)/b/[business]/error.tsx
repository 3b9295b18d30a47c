'use client';

import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** A page that could not be made. The digest is what the server's log calls this fault. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState
      title="This page could not be shown"
      why={
        <>
          Something failed on the server; your data is as it was. Try again, and if it stays so, tell support
          {error.digest ? (
            <>
              {' '}
              the number <code>{error.digest}</code>.
            </>
          ) : (
            ' what you opened.'
          )}
        </>
      }
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    />
  );
}

'use client';

import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Next gives the browser a digest instead of the error; the log has both. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="flex min-h-[70dvh] flex-col items-center justify-center px-4">
      <EmptyState
        heading="h1"
        title="This page could not be shown."
        why="Nothing was lost: calls go on and are written down. Try again; if it stays like this, tell us the code below."
        action={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <Button variant="ghost" asChild>
              <a href="/dashboard">Open the dashboard</a>
            </Button>
          </>
        }
      />
      {error.digest && <p className="figures text-muted-foreground text-xs">Code {error.digest}</p>}
    </main>
  );
}

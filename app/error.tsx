'use client';

/**
 * Next gives the browser a digest instead of the error; the log has both. This page travels with every other, so it
 * brings none of the components along.
 */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="flex min-h-[70dvh] flex-col items-center justify-center gap-4 px-6 text-center text-balance">
      <h1 className="font-semibold text-base">This page could not be shown.</h1>
      <p className="max-w-90 text-muted-foreground text-sm">
        Nothing was lost: calls go on and are written down. Try again; if it stays like this, tell us the code below.
      </p>
      <p className="flex items-center gap-4 font-medium text-sm">
        <button
          type="button"
          onClick={retry}
          className="h-9 rounded-md bg-primary px-3.5 text-primary-foreground transition-colors hover:bg-primary-hover"
        >
          Try again
        </button>
        <a href="/dashboard" className="text-muted-foreground hover:text-foreground">
          Open the dashboard
        </a>
      </p>
      {error.digest && <p className="figures text-muted-foreground text-xs">Code {error.digest}</p>}
    </main>
  );
}

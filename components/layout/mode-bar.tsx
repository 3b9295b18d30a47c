import { FlaskConical, PhoneOff } from 'lucide-react';
import Link from 'next/link';

/** Said in the same words, at the same place, on every page, as long as no carrier is connected. */
export function SimulatedBar() {
  return (
    <p
      role="note"
      className="flex min-h-8 items-center gap-2 border-border border-b bg-missed-soft px-4 py-1 text-missed text-xs md:px-8"
    >
      <PhoneOff className="size-3.5 shrink-0" aria-hidden />
      Calls are simulated: no phone carrier is connected.
    </p>
  );
}

/** Violet, and across everything: whoever sees it must not doubt that this is not the real business. */
export function TestBar({ liveHref }: { liveHref?: string }) {
  return (
    <div
      role="note"
      className="sticky top-0 z-40 flex min-h-9 items-center gap-2 bg-test-solid px-4 py-1 text-test-solid-foreground text-xs"
    >
      <FlaskConical className="size-3.5 shrink-0" aria-hidden />
      <p>
        <span className="font-semibold">Test mode.</span> Nothing here rings or texts a real person.
      </p>
      {liveHref && (
        <Link
          href={liveHref}
          className="ml-auto shrink-0 rounded-xs font-medium underline underline-offset-4 focus-visible:outline-current"
        >
          Back to live
        </Link>
      )}
    </div>
  );
}

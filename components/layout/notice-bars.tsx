import { CalendarX, CreditCard, PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { barLink } from './bar-link.ts';
import { businessPath } from './navigation.ts';

/** Said in the same words, at the same place, on every page, as long as no carrier is connected. */
export function SimulatedBar() {
  return (
    <aside
      aria-label="Simulated calls"
      className="flex min-h-8 items-center gap-2 border-border border-b bg-missed-soft px-4 py-1 text-missed text-xs md:px-8"
    >
      <PhoneOff className="size-3.5 shrink-0" aria-hidden />
      <p>Calls are simulated: no phone carrier is connected.</p>
    </aside>
  );
}

/** The business is being deleted: said on every page, with the way back. */
export function EndingBar({ businessId, at }: { businessId: string; at: string }) {
  return (
    <aside
      aria-label="Being deleted"
      className="flex min-h-9 flex-wrap items-center gap-x-2 border-border border-b bg-failed-soft px-4 py-1 text-failed text-xs md:px-8"
    >
      <CalendarX className="size-3.5 shrink-0" aria-hidden />
      <p>
        This business is deleted <RelativeTime within at={at} />. Its API keys have stopped.
      </p>
      <Link href={businessPath(businessId, 'settings/data')} className={barLink}>
        Keep it
      </Link>
    </aside>
  );
}

/** What goes out is stopped for want of a payment: said on every page, with the way out for who may go it. */
export function StoppedBar({ businessId, pays }: { businessId: string; pays: boolean }) {
  return (
    <aside
      aria-label="Outgoing calls stopped"
      className="flex min-h-8 flex-wrap items-center gap-x-2 border-border border-b bg-missed-soft px-4 py-1 text-missed text-xs md:px-8"
    >
      <CreditCard className="size-3.5 shrink-0" aria-hidden />
      <p>Calls are answered. What goes out waits for a subscription.</p>
      {pays && (
        <Link href={businessPath(businessId, 'settings/billing')} className={barLink}>
          Open billing
        </Link>
      )}
    </aside>
  );
}

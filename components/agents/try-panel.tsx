'use client';

import { MessageCircle } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ComponentProps, useState, useSyncExternalStore } from 'react';
import type { Rehearsal as RehearsalPanel } from '#components/rehearsal/rehearsal.tsx';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

const Rehearsal = dynamic(() => import('#components/rehearsal/rehearsal.tsx').then((module) => module.Rehearsal), {
  ssr: false,
  loading: () => <Skeleton className="h-full rounded-lg" />,
});

type Props = Omit<ComponentProps<typeof RehearsalPanel>, 'className'>;

/** From this width on the conversation stands beside the prompt; below it, it is a sheet. */
const WIDE = '(width >= 80rem)';

function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}

/** Talking to the agent as it stands in the draft, always in sight on a wide screen. */
export function TryBeside(props: Props) {
  const wide = useWide();
  return (
    <aside className="sticky top-6 h-[calc(100dvh-15rem)] min-h-96 max-xl:hidden">
      {wide && <Rehearsal {...props} className="h-full" />}
    </aside>
  );
}

/** The same, on a screen without room for it. */
export function TryInSheet(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button className="xl:hidden">
          <MessageCircle aria-hidden />
          Try it
        </Button>
      </SheetTrigger>
      <SheetContent className="p-0 max-sm:h-[85dvh]" aria-describedby={undefined}>
        <SheetTitle className="sr-only">Try {props.agentName}</SheetTitle>
        {open && <Rehearsal {...props} className="h-full border-0 [&>header]:pr-12" />}
      </SheetContent>
    </Sheet>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { BottomBar } from '#components/layout/bottom-bar.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { noRecordingBecause } from './ended-words.ts';
import type { Player } from './use-player.ts';

// Nothing of it works before the page does, and the transcript is what is read first: it comes after the page.
const CallPlayer = dynamic(() => import('./call-player.tsx').then((module) => module.CallPlayer), {
  ssr: false,
  loading: () => <Empty />,
});

/** The bar at the foot of a finished call: its player, or why there is none. */
export function CallRecording(props: { call: CallDetail; src: string | null; duration: number; player: Player }) {
  const absent = noRecordingBecause(props.call);
  return (
    <BottomBar aria-label="Recording">
      {absent ? (
        <p className="text-muted-foreground text-sm">{absent}</p>
      ) : props.src ? (
        <CallPlayer call={props.call} duration={props.duration} player={props.player} />
      ) : (
        <>
          <Empty />
          <p className="shrink-0 text-muted-foreground text-sm" role="status">
            The recording is being made
          </p>
        </>
      )}
    </BottomBar>
  );
}

function Empty() {
  return (
    <>
      <Skeleton className="size-10 shrink-0 rounded-full" />
      <Skeleton className="h-8 flex-1" />
    </>
  );
}

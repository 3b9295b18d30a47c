'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { RingLive } from './ring-live.tsx';
import { type Ringing, RingSetup } from './ring-setup.tsx';

/** Rings an agent and shows the call as it goes. Closing the dialog leaves the call going: it is in the list. */
export function RingDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  businessId: string;
  agentId?: string;
}) {
  const [ringing, setRinging] = useState<Ringing | null>(null);
  const router = useRouter();
  function begin(next: Ringing) {
    setRinging(next);
    router.refresh(); // a page that was empty has its first call now
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        className="max-h-[calc(100dvh-1.5rem)] max-w-130 max-sm:p-4"
        // A press beside it would take away a call that one is speaking in.
        onInteractOutside={(event) => ringing && event.preventDefault()}
      >
        <DialogHeader>
          <DialogTitle>{ringing ? `Your call with ${ringing.agentName}` : 'Ring my agent'}</DialogTitle>
          <DialogDescription>
            A simulated call: no phone rings, and it costs nothing. Everything else is as on a real one.
          </DialogDescription>
        </DialogHeader>
        {ringing ? (
          <RingLive
            key={ringing.callId}
            ringing={ringing}
            businessId={props.businessId}
            onAgain={() => setRinging(null)}
            onLeave={() => props.onOpenChange(false)}
          />
        ) : (
          <RingSetup businessId={props.businessId} agentId={props.agentId} onRinging={begin} />
        )}
      </DialogContent>
    </Dialog>
  );
}

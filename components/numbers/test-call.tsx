'use client';

import { PhoneIncoming } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const RingDialog = dynamic(() => import('#components/ring/ring-dialog.tsx').then((module) => module.RingDialog), {
  ssr: false,
});

/** Rings the agent of a number as a caller would. */
export function TestCall(props: { businessId: string; agentId: string; phone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-label={`Test call to ${props.phone}`} onClick={() => setOpen(true)}>
        <PhoneIncoming aria-hidden />
        Test call
      </Button>
      {open && <RingDialog open={open} onOpenChange={setOpen} businessId={props.businessId} agentId={props.agentId} />}
    </>
  );
}

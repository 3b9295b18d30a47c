'use client';

import { PhoneIncoming } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

const RingDialog = dynamic(() => import('./ring-dialog.tsx').then((module) => module.RingDialog), { ssr: false });

/** Opens the dialog in which one rings an agent. With `agentId` that agent is chosen already. */
export function RingButton(props: { businessId: string; agentId?: string; variant?: ButtonProps['variant'] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={props.variant ?? 'primary'} onClick={() => setOpen(true)}>
        <PhoneIncoming aria-hidden />
        Ring my agent
      </Button>
      {open && <RingDialog open={open} onOpenChange={setOpen} businessId={props.businessId} agentId={props.agentId} />}
    </>
  );
}

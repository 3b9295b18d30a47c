'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import type { PhoneNumber } from '#lib/services/numbers/schema.ts';

const ReleaseDialog = dynamic(() => import('./release-dialog.tsx').then((module) => module.ReleaseDialog), {
  ssr: false,
});

/** Gives a number up, once it is clear what that means. */
export function ReleaseNumber(props: { number: PhoneNumber; agent: string | undefined; lastOfAgent: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Release ${formatPhone(props.number.phone_number)}`}
        onClick={() => setOpen(true)}
      >
        Release
      </Button>
      {open && <ReleaseDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

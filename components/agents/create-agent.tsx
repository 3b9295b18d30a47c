'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const CreateDialog = dynamic(() => import('./create-dialog.tsx').then((module) => module.CreateDialog), { ssr: false });

export interface CreateAgentProps {
  businessId: string;
  businessName: string;
  /** What kind of business it is, in the owner's words. */
  businessType: string | null;
}

export function CreateAgent(props: CreateAgentProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New agent
      </Button>
      {open && <CreateDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

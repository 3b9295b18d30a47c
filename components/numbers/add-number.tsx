'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { AvailableNumber } from '#lib/services/numbers/schema.ts';

const AddDialog = dynamic(() => import('./add-dialog.tsx').then((module) => module.AddDialog), { ssr: false });

export interface AddNumberProps {
  businessId: string;
  /** Whose numbers are sold. */
  countries: { code: string; name: string; types: AvailableNumber['type'][] }[];
  /** Those that may answer. */
  agents: { id: string; name: string }[];
}

export function AddNumber(props: AddNumberProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add a number
      </Button>
      {open && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

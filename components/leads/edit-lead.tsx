'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { LeadRow } from './queries.ts';

const EditLeadForm = dynamic(() => import('./edit-lead-form.tsx').then((module) => module.EditLeadForm));

/** Changes a lead in its row. */
export function EditLead({ lead }: { lead: LeadRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Edit ${lead.name}`}
          className="relative z-10 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Pencil aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80">
        <EditLeadForm lead={lead} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

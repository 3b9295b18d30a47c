'use client';

import { Download, Ellipsis, Merge, Plus, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';

const AddLead = dynamic(() => import('./add-lead.tsx').then((module) => module.AddLead), { ssr: false });

/** What can be done with the leads as a whole. Who may only look can take a file with them. */
export function LeadsActions(props: { businessId: string; exported: string; canWrite: boolean }) {
  const [adding, setAdding] = useState(false);
  const path = (name: string) => businessPath(props.businessId, `leads/${name}`);
  const file = (
    <a href={props.exported} download>
      <Download aria-hidden />
      Export as CSV
    </a>
  );
  if (!props.canWrite) return <Button asChild>{file}</Button>;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More with leads">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={path('duplicates')}>
              <Merge aria-hidden />
              Find duplicates
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>{file}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Button asChild>
        <Link href={path('import')}>
          <Upload aria-hidden />
          Import
        </Link>
      </Button>
      <Button variant="primary" onClick={() => setAdding(true)}>
        <Plus aria-hidden />
        New lead
      </Button>
      {adding && <AddLead businessId={props.businessId} onClose={() => setAdding(false)} />}
    </>
  );
}

'use client';

import { History } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '#components/ui/sheet.tsx';
import type { VersionsProps } from './versions.tsx';

const Versions = dynamic(() => import('./versions.tsx').then((module) => module.Versions));

/** Every configuration that the agent has had: who changed what, when and why, and putting one back. */
export function AgentHistory(props: VersionsProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button>
          <History aria-hidden />
          History
        </Button>
      </SheetTrigger>
      <SheetContent className="sm:w-140">
        <SheetHeader>
          <SheetTitle>History</SheetTitle>
          <SheetDescription>Nothing that was saved is lost: any version can be put back.</SheetDescription>
        </SheetHeader>
        {open && <Versions {...props} onRestored={() => setOpen(false)} />}
      </SheetContent>
    </Sheet>
  );
}

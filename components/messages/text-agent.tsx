'use client';

import { MessageSquareText } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';

const TextForm = dynamic(() => import('./text-form.tsx').then((module) => module.TextForm), { ssr: false });

/** Be the customer: a simulated text to an agent, which goes the whole way of a real one. */
export function TextAgent(props: { businessId: string; agents: AgentRow[]; from: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <MessageSquareText aria-hidden />
          Text my agent
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Text my agent</DialogTitle>
          <DialogDescription>
            A simulated text: you are the customer, no phone is involved, and it costs nothing. Everything else is as
            with a real one; STOP works, too.
          </DialogDescription>
        </DialogHeader>
        <TextForm {...props} onSent={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

'use client';

import { PhoneOff } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { useHangUp } from '#components/calls/queries.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';

/** Ends somebody's call, after saying whose. */
export function HangUp(props: { callId: string; who: string; agentName: string }) {
  const hangUp = useHangUp(props.callId);
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Hang up on ${props.who}`}>
          <PhoneOff className="text-failed" aria-hidden />
          Hang up
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Hang up on {props.who}?</DialogTitle>
          <DialogDescription>
            The line is cut in the middle of the conversation with {props.agentName}. What was said so far is kept.
          </DialogDescription>
        </DialogHeader>
        {hangUp.error && <ErrorNote title="The call goes on" error={hangUp.error} />}
        <DialogFooter>
          <Button onClick={() => setOpen(false)}>Let them talk</Button>
          <Button
            variant="destructive"
            pending={hangUp.isPending}
            onClick={() => hangUp.mutate(undefined, { onSuccess: () => setOpen(false) })}
          >
            Hang up
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

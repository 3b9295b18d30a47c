'use client';

import { PhoneOff } from 'lucide-react';
import { useHangUp } from '#components/calls/queries.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';

/** Ends somebody's call, after saying whose. */
export function HangUp(props: { callId: string; who: string; agentName: string }) {
  const hangUp = useHangUp(props.callId);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Hang up on ${props.who}`}>
          <PhoneOff className="text-failed" aria-hidden />
          Hang up
        </Button>
      }
      title={`Hang up on ${props.who}?`}
      what={`The line is cut in the middle of the conversation with ${props.agentName}. What was said so far is kept.`}
      keep="Let them talk"
      go="Hang up"
      failed="The call goes on"
      work={() => hangUp.mutateAsync()}
    />
  );
}

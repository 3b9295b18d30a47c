'use client';

import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/ui/dropdown-menu.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';

const CallItems = dynamic(() => import('./call-items.tsx').then((module) => module.CallItems));
const DeleteCall = dynamic(() => import('./delete-call.tsx').then((module) => module.DeleteCall), { ssr: false });

/** What is seldom done with a call. `who` names it: "Maria Garcia" or a number. */
export function CallMenu(props: { call: CallDetail; who: string; callerName: string; canWrite: boolean }) {
  const { call } = props;
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More about this call">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <CallItems
            call={call}
            callerName={props.callerName}
            canWrite={props.canWrite}
            onDelete={() => setDeleting(true)}
          />
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && <DeleteCall call={call} who={props.who} onClose={() => setDeleting(false)} />}
    </>
  );
}

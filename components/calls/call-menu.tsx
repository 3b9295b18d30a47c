'use client';

import { AudioLines, Braces, Ellipsis, FileText, Hash, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { fileName, saveText, transcriptText } from './call-files.ts';
import { isOver } from './call-state.ts';
import { useDeleteCall } from './queries.ts';

/** What can be taken from a call, and taking the call itself away. `who` names it: "Maria Garcia" or a number. */
export function CallMenu(props: { call: CallDetail; who: string; callerName: string; canWrite: boolean }) {
  const { call } = props;
  const [deleting, setDeleting] = useState(false);
  const over = isOver(call);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More about this call">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {call.recording_url && (
            <DropdownMenuItem asChild>
              <a href={call.recording_url} download={fileName(call, 'mp3')}>
                <AudioLines aria-hidden />
                Download the recording
              </a>
            </DropdownMenuItem>
          )}
          {(call.transcript?.length ?? 0) > 0 && (
            <DropdownMenuItem
              onSelect={() =>
                saveText(fileName(call, 'txt'), 'text/plain;charset=utf-8', transcriptText(call, props.callerName))
              }
            >
              <FileText aria-hidden />
              Download the transcript
            </DropdownMenuItem>
          )}
          <DropdownMenuItem
            onSelect={() => saveText(fileName(call, 'json'), 'application/json', JSON.stringify(call, null, 2))}
          >
            <Braces aria-hidden />
            Download as JSON
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              navigator.clipboard.writeText(call.id).then(
                () => toast('The id of the call is copied.'),
                () => toast.error('The browser did not allow copying.', { description: call.id }),
              )
            }
          >
            <Hash aria-hidden />
            Copy the id
          </DropdownMenuItem>
          {props.canWrite && over && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem destructive onSelect={() => setDeleting(true)}>
                <Trash2 aria-hidden />
                Delete the call
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={deleting} onOpenChange={setDeleting}>
        <DialogContent>
          <DeleteForm {...props} onCancel={() => setDeleting(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function DeleteForm({ call, who, onCancel }: { call: CallDetail; who: string; onCancel: () => void }) {
  const router = useRouter();
  const remove = useDeleteCall();
  return (
    <>
      <DialogHeader>
        <DialogTitle>Delete the call with {who}?</DialogTitle>
        <DialogDescription>
          Its recording, transcript, summary and notes go, and what it earned of the lead’s score. What it cost stays in
          your books. This cannot be undone.
        </DialogDescription>
      </DialogHeader>
      <DialogFooter>
        <Button onClick={onCancel}>Keep it</Button>
        <Button
          variant="destructive"
          pending={remove.isPending}
          onClick={() =>
            remove.mutate(call.id, {
              onSuccess: () => {
                router.push(businessPath(call.business_id, 'calls'));
                toast(`The call with ${who} is deleted.`);
              },
              onError: (error) => toastError('The call was not deleted.', error),
            })
          }
        >
          Delete the call
        </Button>
      </DialogFooter>
    </>
  );
}

'use client';

import { AudioLines, Braces, FileText, Hash, Trash2 } from 'lucide-react';
import { DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { fileName, saveText, transcriptText } from './call-files.ts';
import { isOver } from './call-state.ts';

/** The inside of a call's menu: what can be taken from it, and taking the call itself away. */
export function CallItems(props: { call: CallDetail; callerName: string; canWrite: boolean; onDelete: () => void }) {
  const { call } = props;
  const over = isOver(call);
  return (
    <>
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
          <DropdownMenuItem destructive onSelect={props.onDelete}>
            <Trash2 aria-hidden />
            Delete the call
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}

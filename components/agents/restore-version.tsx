'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import { useRestore } from './queries.ts';

export function RestoreVersion(props: { agentId: string; version: number; onDone: () => void }) {
  const restore = useRestore();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Put back version ${props.version}`}>
          Put back
        </Button>
      }
      title={`Put back version ${props.version}?`}
      what="The next call is answered as it was then. What is there now stays in the history."
      keep="Leave it"
      go="Put it back"
      failed="Nothing was put back"
      variant="primary"
      work={async () => {
        const { updated } = await restore.mutateAsync({
          agent_id: props.agentId,
          version: props.version,
          ...(why ? { reason: why } : {}),
        });
        toast(updated ? `Version ${props.version} answers again.` : 'It is the same as what answers now.');
        props.onDone();
      }}
    >
      <Field label="Why" optional>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

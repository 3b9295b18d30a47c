'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AgentField } from '#components/agents/agent-field.tsx';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import { type ContactProps, withNumber } from './contact.ts';
import { useCallLead } from './queries.ts';

/** Has an agent call the lead. */
export function CallDialog(props: ContactProps) {
  const { lead, to, onClose } = props;
  const router = useRouter();
  const call = useCallLead();
  const agents = withNumber(props);
  const [agentId, setAgentId] = useState(agents[0]?.id);
  const [context, setContext] = useState('');
  const agent = agents.find(({ id }) => id === agentId);
  function submit() {
    if (!agent) return;
    const named = lead.name.startsWith('+') ? {} : { customer_name: lead.name };
    call.mutate(
      { agent_id: agent.id, to, lead_id: lead.id, context: context.trim() || undefined, pace: 'live', ...named },
      {
        onSuccess: (queued) => {
          onClose();
          const watch = () => 'id' in queued && router.push(businessPath(lead.business_id, `calls/${queued.id}`));
          toast(`${agent.name} is calling ${lead.name}.`, { action: { label: 'Watch', onClick: watch } });
        },
      },
    );
  }
  return (
    <FormDialog
      title={`Call ${lead.name}`}
      line={agent ? `${agent.name} calls ${formatPhone(to)}.` : 'No agent of this business has a number to call from.'}
      action="Call now"
      problem={call.error && <ErrorNote title="The call was not placed" error={call.error} />}
      pending={call.isPending}
      ready={agent !== undefined}
      onSubmit={submit}
      onOpenChange={onClose}
    >
      <AgentField agents={agents} value={agentId} onChange={setAgentId} />
      <Field label="What is it about?" hint="The agent knows it when it calls." optional>
        <Textarea
          autoFocus
          value={context}
          rows={3}
          maxLength={2_000}
          onChange={(event) => setContext(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}

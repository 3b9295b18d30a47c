'use client';

import { useState } from 'react';
import { AgentField } from '#components/agents/agent-field.tsx';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Field } from '#components/ui/field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import { type ContactProps, withNumber } from './contact.ts';
import { useTextLead } from './queries.ts';

/** Texts the lead from an agent's number. */
export function TextDialog(props: ContactProps) {
  const { lead, to, onClose } = props;
  const text = useTextLead();
  const agents = withNumber(props);
  const [agentId, setAgentId] = useState(agents[0]?.id);
  const [message, setMessage] = useState('');
  const agent = agents.find(({ id }) => id === agentId);
  function submit() {
    if (!agent) return;
    text.mutate(
      { to, from_agent_id: agent.id, message: message.trim(), lead_id: lead.id },
      {
        onSuccess: () => {
          onClose();
          toast(`The text to ${lead.name} is on its way.`);
        },
      },
    );
  }
  return (
    <FormDialog
      title={`Text ${lead.name}`}
      line={
        agent
          ? `To ${formatPhone(to)}, from ${agent.name}’s number.`
          : 'No agent of this business has a number to write from.'
      }
      action="Send"
      problem={text.error && <ErrorNote title="The text was not sent" error={text.error} />}
      pending={text.isPending}
      ready={agent !== undefined && message.trim() !== ''}
      onSubmit={submit}
      onOpenChange={onClose}
    >
      <AgentField agents={agents} value={agentId} onChange={setAgentId} />
      <Field label="Text">
        <Textarea
          autoFocus
          value={message}
          rows={4}
          maxLength={1_600}
          onChange={(event) => setMessage(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}

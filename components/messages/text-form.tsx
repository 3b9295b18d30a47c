'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AgentField } from '#components/agents/agent-field.tsx';
import type { AgentRow } from '#components/agents/queries.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { newNumber } from '#components/ring/callers.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { messagesPath } from './messages-address.ts';
import { useReceiveText } from './queries.ts';

/** What the customer writes, and to which agent. */
export function TextForm(props: {
  businessId: string;
  agents: AgentRow[];
  from: string | undefined;
  onSent: () => void;
}) {
  const router = useRouter();
  const receive = useReceiveText();
  const agents = props.agents.filter(({ phone_number, status }) => phone_number !== null && status === 'active');
  const [agentId, setAgentId] = useState(agents[0]?.id ?? '');
  const [from, setFrom] = useState(() => formatPhone(props.from ?? newNumber()));
  const [body, setBody] = useState('');
  const [channel, setChannel] = useState<Text['channel']>('sms');
  if (agents.length === 0) {
    return (
      <p className="text-sm">No agent of this business has a phone number yet. Give one a number, then text it here.</p>
    );
  }

  function submit() {
    receive.mutate(
      { agent_id: agentId, channel, from, body },
      {
        onSuccess: (text) => {
          props.onSent();
          router.push(messagesPath(props.businessId, { phone: text.from }));
        },
      },
    );
  }

  return (
    <Form noValidate className="grid gap-4" onSubmit={submit}>
      <AgentField agents={agents} value={agentId} onChange={setAgentId} />
      <Field label="Your number" hint="A made-up one is filled in. The same number goes on with its conversation.">
        <Input type="tel" value={from} maxLength={40} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label="Sent as">
        <ChannelChoice value={channel} onChange={setChannel} />
      </Field>
      <Field label="Your text">
        <Textarea
          value={body}
          rows={3}
          maxLength={1600}
          placeholder="Do you have time on Friday?"
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      {receive.error && <ErrorNote title="The text did not come in" error={receive.error} />}
      <Button type="submit" variant="primary" pending={receive.isPending} disabled={body.trim() === ''}>
        Send the simulated text
      </Button>
    </Form>
  );
}

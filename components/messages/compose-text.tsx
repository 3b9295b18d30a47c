'use client';

import { MessageSquareOff, SendHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Form } from '#components/ui/form.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { Text } from '#lib/services/messages/schema.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { useSendText } from './queries.ts';
import { CHANNEL_WORDS } from './text-words.ts';

/** As long as carriers take (`services/messages`). */
const LONGEST = 1_600;

const ComposeTemplate = dynamic(() => import('./compose-template.tsx').then((module) => module.ComposeTemplate), {
  ssr: false,
});

/** Writes to one number, from an agent's number; or says why nobody may. */
export function ComposeText(props: {
  businessId: string;
  phone: string;
  leadId: string | undefined;
  /** Those that have a number to write from; the first is who wrote last. */
  agents: AgentRow[];
  channel: Text['channel'];
  /** Given where there is a choice. */
  onChannel: ((channel: Text['channel']) => void) | undefined;
  /** Why nobody may write this way now; empty when somebody may. */
  barred: string[];
  /** WhatsApp takes no free text now. */
  templatesOnly: boolean;
}) {
  const send = useSendText();
  const [body, setBody] = useState('');
  const [agentId, setAgentId] = useState(props.agents[0]?.id);
  const agent = props.agents.find(({ id }) => id === agentId) ?? props.agents[0];
  const channels = props.onChannel && <ChannelChoice small value={props.channel} onChange={props.onChannel} />;
  if (props.barred.length > 0) return <Barred reasons={props.barred}>{channels}</Barred>;
  if (!agent) return <Barred reasons={['No agent of this business has a phone number to write from.']} />;
  if (props.templatesOnly) {
    return (
      <ComposeTemplate businessId={props.businessId} phone={props.phone} leadId={props.leadId} agentId={agent.id}>
        {channels}
      </ComposeTemplate>
    );
  }

  function submit() {
    const message = body.trim();
    if (message === '' || send.isPending || !agent) return;
    setBody('');
    send.mutate(
      { channel: props.channel, to: props.phone, from_agent_id: agent.id, message, lead_id: props.leadId },
      {
        onError: (error) => {
          setBody((typed) => typed || message);
          toastError('The message was not sent.', error);
        },
      },
    );
  }

  return (
    <Form className="grid grid-cols-1 gap-2" onSubmit={submit}>
      <Textarea
        aria-label="Your text"
        placeholder={`${CHANNEL_WORDS[props.channel]} from ${agent.name}`}
        value={body}
        rows={2}
        maxLength={LONGEST}
        className="max-h-48 min-h-14 resize-none"
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <div className="flex items-center justify-between gap-3">
        {props.agents.length > 1 ? (
          <Choice
            value={agent.id}
            options={props.agents.map(({ id, name }) => ({ value: id, label: `From ${name}` }))}
            onChange={setAgentId}
            label="Which agent writes"
            size="sm"
            className="w-auto min-w-0 max-w-60"
          />
        ) : (
          <span className="min-w-0 flex-1 truncate text-muted-foreground text-xs max-sm:invisible">
            Enter sends, Shift Enter breaks
          </span>
        )}
        {channels}
        <Button type="submit" variant="primary" disabled={body.trim() === ''} pending={send.isPending}>
          <SendHorizontal aria-hidden />
          Send
        </Button>
      </div>
    </Form>
  );
}

function Barred({ reasons, children }: { reasons: string[]; children?: ReactNode }) {
  return (
    <div role="note" className="flex items-start gap-3 rounded-md bg-missed-soft px-4 py-3 text-sm">
      <MessageSquareOff className="mt-0.5 size-4 shrink-0 text-missed" aria-hidden />
      <div>
        <p className="font-medium text-missed">You cannot text this number</p>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
      {children}
    </div>
  );
}

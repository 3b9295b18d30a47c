'use client';

import { Keyboard, PhoneIncoming, UserRound } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { AgentField } from '#components/agents/agent-field.tsx';
import { useAgents } from '#components/agents/queries.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { spokenName } from '#components/calls/call-state.ts';
import { useRing } from '#components/calls/queries.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CALLERS, newNumber } from './callers.ts';

/** A call that is going on. */
export interface Ringing {
  callId: string;
  agentName: string;
  typed: boolean;
}

/** Which agent, and who rings it. */
export function RingSetup(props: { businessId: string; agentId?: string; onRinging: (ringing: Ringing) => void }) {
  const agents = useAgents(props.businessId);
  const ring = useRing();
  const [agentId, setAgentId] = useState(props.agentId);
  const [typed, setTyped] = useState(false);
  const [callerId, setCallerId] = useState('somebody');
  const agent = agents.data?.find(({ id }) => id === agentId) ?? agents.data?.[0];
  const caller = CALLERS.find(({ id }) => id === callerId) ?? CALLERS[0];

  function start() {
    if (!agent || !caller) return;
    const from = typed || caller.from === 'somebody' ? newNumber() : caller.from;
    ring.mutate(
      { agent_id: agent.id, from, pace: 'live', typed },
      { onSuccess: (call) => props.onRinging({ callId: call.id, agentName: spokenName(agent.name), typed }) },
    );
  }

  if (agents.error) return <ErrorNote title="Your agents could not be read" error={agents.error} />;
  if (!agents.data) return <Skeleton className="h-76" />;
  if (agents.data.length === 0) {
    return <p className="text-sm">This business has no agent yet. Make one on the page Agents, then ring it here.</p>;
  }
  return (
    <Form className="grid gap-4" onSubmit={start}>
      <AgentField agents={agents.data} value={agent?.id} onChange={setAgentId} />
      <RadioGroup.Root
        aria-label="Who is the caller"
        value={typed ? 'typed' : 'simulated'}
        onValueChange={(value) => setTyped(value === 'typed')}
        className="grid gap-2 sm:grid-cols-2"
      >
        <Way value="simulated" icon={<UserRound aria-hidden />} label="Let a caller be simulated">
          Lean back and watch.
        </Way>
        <Way value="typed" icon={<Keyboard aria-hidden />} label="Be the caller">
          You type what you would say.
        </Way>
      </RadioGroup.Root>
      <div className="min-h-21">
        {typed ? (
          <p className="text-muted-foreground text-sm">
            {spokenName(agent?.name ?? '')} picks up and greets you. Type a line, send it, and read what comes back: ask
            a price, leave your name and number, ask for a person.
          </p>
        ) : (
          <Field label="Caller" hint={caller?.detail}>
            <Choice
              value={callerId}
              options={CALLERS.map(({ id, label }) => ({ value: id, label }))}
              onChange={setCallerId}
            />
          </Field>
        )}
      </div>
      {ring.error && <ErrorNote title="The call could not be started" error={ring.error} />}
      <Button type="submit" variant="primary" size="lg" pending={ring.isPending}>
        <PhoneIncoming aria-hidden />
        Ring {spokenName(agent?.name ?? '')}
      </Button>
    </Form>
  );
}

function Way(props: { value: string; icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <RadioGroup.Item
      value={props.value}
      className="grid grid-cols-[1rem_1fr] gap-x-2.5 rounded-md border border-input bg-card p-3 text-left transition-colors hover:border-faint data-[state=checked]:border-primary data-[state=checked]:bg-live-soft dark:bg-background dark:data-[state=checked]:bg-live-soft [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:text-muted-foreground data-[state=checked]:[&_svg]:text-live"
    >
      {props.icon}
      <span>
        <span className="block font-medium text-sm">{props.label}</span>
        <span className="block text-muted-foreground text-xs">{props.children}</span>
      </span>
    </RadioGroup.Item>
  );
}

'use client';

import { type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { Button } from '#components/ui/button.tsx';
import type { LeadNext } from '#lib/services/lead-record/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';

const CallDialog = dynamic(() => import('./call-dialog.tsx').then((module) => module.CallDialog), { ssr: false });
const TextDialog = dynamic(() => import('./text-dialog.tsx').then((module) => module.TextDialog), { ssr: false });
const EmailDialog = dynamic(() => import('./email-dialog.tsx').then((module) => module.EmailDialog), { ssr: false });

type Channel = LeadNext['channels'][number];
const WAYS: Readonly<Record<Channel['channel'], { label: string; icon: LucideIcon }>> = {
  call: { label: 'Call', icon: Phone },
  sms: { label: 'Text', icon: MessageSquare },
  email: { label: 'Email', icon: Mail },
};

/** Turns to a lead on any channel that is allowed now; on the others the button says why not. */
export function ContactButtons(props: { lead: LeadDetail; channels: Channel[]; agents: AgentRow[] }) {
  const [open, setOpen] = useState<Channel | null>(null);
  const dialog = open?.to
    ? { lead: props.lead, to: open.to, agents: props.agents, onClose: () => setOpen(null) }
    : null;
  return (
    <>
      {props.channels.map((channel) => {
        const { label, icon: Icon } = WAYS[channel.channel];
        const { allowed, reasons } = channel.by_person;
        const why = allowed ? undefined : reasons.map(({ says }) => says).join(' ');
        return (
          <span key={channel.channel} title={why}>
            <Button disabled={!allowed} onClick={() => setOpen(channel)}>
              <Icon aria-hidden />
              {label}
              {why && <span className="sr-only">. {why}</span>}
            </Button>
          </span>
        );
      })}
      {dialog && open?.channel === 'call' && <CallDialog {...dialog} />}
      {dialog && open?.channel === 'sms' && <TextDialog {...dialog} />}
      {dialog && open?.channel === 'email' && <EmailDialog {...dialog} />}
    </>
  );
}

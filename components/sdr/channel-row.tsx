'use client';

import { type ContactCheck, useContactCheck } from '#components/messages/queries.ts';
import { Button } from '#components/ui/button.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { ActionIcon } from './action-icon.tsx';
import { barrier } from './barrier.ts';
import type { SdrLead } from './queries.ts';
import { NEXT_WORDS, type SdrRules } from './sdr-words.ts';

/** One way to contact a lead: where to, and a button, or why it is not possible now. */
export function ChannelRow(props: {
  businessId: string;
  channel: 'call' | 'sms' | 'email';
  lead: SdrLead;
  config: SdrConfig;
  rules: SdrRules;
  pending: boolean;
  onAct?: () => void;
}) {
  const { channel, lead } = props;
  const to = channel === 'email' ? lead.email : lead.phone;
  const barred = barrier(channel, lead, props.config);
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <ActionIcon action={channel} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate">{to ? (channel === 'email' ? to : formatPhone(to)) : NEXT_WORDS[channel]}</p>
        {barred && (
          <p className="text-missed text-xs">
            {barred.why}
            {barred.until && (
              <>
                {' '}
                Possible from <RelativeTime within at={barred.until} />.
              </>
            )}
          </p>
        )}
        {!barred && to && <Gate {...props} to={to} />}
      </div>
      {!barred && to && props.onAct && <ActButton {...props} to={to} />}
    </li>
  );
}

type Asked = Parameters<typeof ChannelRow>[0] & { to: string };

const useGate = ({ businessId, channel, to }: Asked) =>
  useContactCheck({ business_id: businessId, channel, to, purpose: 'sdr_action' }, undefined).data;

function Gate(props: Asked) {
  return <Refusal check={useGate(props)} rules={props.rules} />;
}

function ActButton(props: Asked) {
  const check = useGate(props);
  return (
    <Button size="sm" pending={props.pending} disabled={!check?.allowed} onClick={props.onAct}>
      {NEXT_WORDS[props.channel]} now
    </Button>
  );
}

/** Whether a run may do now what is next: besides the lists it keeps to the hours of the law, and does not pester. */
export function RunGate({ businessId, lead, rules }: { businessId: string; lead: SdrLead; rules: SdrRules }) {
  const { next_action: channel, hold } = lead;
  if (hold || channel === 'skip' || channel === 'escalate') return null;
  const to = channel === 'email' ? lead.email : lead.phone;
  return to ? <DueGate businessId={businessId} channel={channel} to={to} rules={rules} /> : null;
}

function DueGate(props: { businessId: string; channel: 'call' | 'sms' | 'email'; to: string; rules: SdrRules }) {
  const { businessId, channel, to } = props;
  const ask = { business_id: businessId, channel, to, purpose: 'sdr' } as const;
  return <Refusal check={useContactCheck(ask, undefined).data} rules={props.rules} before="Not by a run now. " />;
}

function Refusal(props: { check: ContactCheck | undefined; rules: SdrRules; before?: string }) {
  const { check } = props;
  if (!check || check.allowed) return null;
  return (
    <p className="text-missed text-xs">
      {props.before}
      {check.reasons.map((name) => props.rules.contact[name] ?? name).join(' ')}
      {check.next_allowed_at && (
        <>
          {' '}
          Possible from <RelativeTime within at={check.next_allowed_at} />.
        </>
      )}
    </p>
  );
}

'use client';

import { Mail, MessageSquare } from 'lucide-react';
import Link from 'next/link';
import { asSaid } from '#components/calls/as-said.ts';
import { CallsTable } from '#components/calls/calls-table.tsx';
import type { CallsPage } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { emailsPath, messagesPath } from '#components/messages/messages-address.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { InlineField } from './inline-field.tsx';
import { LeadName, sourceWords } from './lead-name.tsx';
import { LeadStatusSelect } from './lead-status.tsx';
import { useLead, useUpdateLead } from './queries.ts';
import { ScoreReasons } from './score-reasons.tsx';

/** One lead: who it is, what it is worth and why, and every call with it. */
export function LeadPage(props: {
  initial: LeadDetail;
  calls: CallsPage;
  callsQuery: Record<string, string>;
  /** Seconds into its call of each sentence that earned a reason, by `call turn`. */
  moments: Record<string, number>;
}) {
  const { data: lead = props.initial } = useLead(props.initial.id, props.initial);
  const list = businessPath(lead.business_id, 'leads');
  return (
    <>
      <PageHeader
        title={<LeadName name={lead.name} className="font-semibold" />}
        line={lead.message ? asSaid(lead.message) : `${sourceWords(lead.source)}, no reason given`}
        back={
          <Link href={list} className="rounded-xs hover:text-foreground">
            Leads
          </Link>
        }
        actions={
          <>
            {lead.phone && (
              <Button asChild>
                <Link href={messagesPath(lead.business_id, { phone: lead.phone })}>
                  <MessageSquare aria-hidden />
                  Text
                </Link>
              </Button>
            )}
            {lead.email && (
              <Button asChild>
                <Link href={emailsPath(lead.business_id, { to: lead.email, lead: lead.id })}>
                  <Mail aria-hidden />
                  Email
                </Link>
              </Button>
            )}
            <LeadStatusSelect lead={lead} className="h-9 w-38 px-3 text-sm" />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Card>
          <CardHeader>
            <CardTitle>Details</CardTitle>
          </CardHeader>
          <CardContent>
            <Details lead={lead} />
          </CardContent>
        </Card>
        <div className="grid min-w-0 gap-4">
          <Card>
            <CardHeader>
              <CardTitle>Score</CardTitle>
            </CardHeader>
            <CardContent>
              <Score lead={lead} moments={props.moments} />
            </CardContent>
          </Card>
          <section aria-label="Calls" className="min-w-0">
            <h2 className="mb-2 font-semibold text-sm">Calls</h2>
            {props.calls.calls.length > 0 ? (
              <CallsTable query={props.callsQuery} initial={props.calls} />
            ) : (
              <Card>
                <p className="px-4 py-6 text-center text-muted-foreground text-sm">
                  No call with this lead yet. When one comes, it stands here with what was said.
                </p>
              </Card>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

function Details({ lead }: { lead: LeadDetail }) {
  const update = useUpdateLead();
  const save = (field: string) => (value: string) => update.mutateAsync({ id: lead.id, [field]: value });
  return (
    <dl className="grid gap-3">
      <InlineField label="Name" value={lead.name} required onSave={save('name')} />
      <InlineField
        label="Phone"
        type="tel"
        value={lead.phone}
        shown={<PhoneNumber value={lead.phone} />}
        onSave={save('phone')}
      />
      {lead.callback_phone && (
        <div>
          <dt className="text-muted-foreground text-xs">Asked to be called at</dt>
          <dd className="text-sm">
            <PhoneNumber value={lead.callback_phone} copy />
          </dd>
        </div>
      )}
      <InlineField label="Email" type="email" value={lead.email} onSave={save('email')} />
      <InlineField label="Wants" long value={lead.message} onSave={save('message')} />
      <InlineField label="Notes" long value={lead.notes} onSave={save('notes')} />
      <InlineField label="Address" value={lead.address} onSave={save('address')} />
      <InlineField label="City" value={lead.city} onSave={save('city')} />
      <div>
        <dt className="text-muted-foreground text-xs">From</dt>
        <dd className="mt-0.5 text-sm">
          {sourceWords(lead.source)}
          {lead.agent_name && `, ${lead.agent_name}`}
        </dd>
      </div>
      <div>
        <dt className="text-muted-foreground text-xs">Since</dt>
        <dd className="mt-0.5 text-sm">
          <RelativeTime at={lead.created_at} />
        </dd>
      </div>
    </dl>
  );
}

function Score({ lead, moments }: { lead: LeadDetail; moments: Record<string, number> }) {
  if (lead.score === null) {
    return (
      <p className="text-muted-foreground text-sm">
        Not scored yet. The score is made from what the lead says on a call, with the sentences that earned it.
      </p>
    );
  }
  return (
    <>
      <ScoreReasons
        score={lead.score}
        confidence={lead.score_confidence}
        reasons={lead.score_factors.map((factor) => ({
          ...factor,
          link: (sentence) =>
            factor.call_id ? (
              <Link
                href={`${businessPath(lead.business_id, `calls/${factor.call_id}`)}?t=${moments[`${factor.call_id} ${factor.turn}`] ?? 0}`}
                className="rounded-xs"
              >
                {sentence}
              </Link>
            ) : (
              sentence
            ),
        }))}
      />
      {lead.score_explanation && (
        <p className="border-border border-t pt-2.5 text-muted-foreground text-xs">{capital(lead.score_explanation)}</p>
      )}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { AgentRow } from '#components/agents/queries.ts';
import { asSaid } from '#components/calls/as-said.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { LeadNext } from '#lib/services/lead-record/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { ContactButtons } from './contact-buttons.tsx';
import { InlineField, ShownField } from './inline-field.tsx';
import { LeadMenu } from './lead-menu.tsx';
import { LeadName, sourceWords } from './lead-name.tsx';
import { LeadStatusSelect } from './lead-status.tsx';
import { NewNote } from './note.tsx';
import { type TimelinePage, useLeadNext, useUpdateLead } from './queries.ts';
import { ScoreReasons } from './score-reasons.tsx';
import { Timeline } from './timeline.tsx';
import { useLead } from './use-lead.ts';

// In the page from the start; what makes them work comes after the rest.
const TagList = dynamic(() => import('#components/tags/tag-list.tsx').then((module) => module.TagList));
const NextStep = dynamic(() => import('./next-step.tsx').then((module) => module.NextStep));

/** One lead: who it is, everything that happened with it, what comes next, and what it is worth and why. */
export function LeadPage(props: {
  initial: LeadDetail;
  timeline: TimelinePage;
  next: LeadNext;
  agents: AgentRow[];
  me: { id: string; email: string };
  canWrite: boolean;
  /** May change the do-not-call list. */
  canList: boolean;
  /** Seconds into its call of each sentence that earned a reason, by `call turn`. */
  moments: Record<string, number>;
}) {
  const { canWrite } = props;
  const { data: lead = props.initial } = useLead(props.initial.id, props.initial);
  const { data: next } = useLeadNext(lead.id, props.next);
  return (
    <>
      <PageHeader
        title={<LeadName name={lead.name} className="font-semibold" />}
        line={lead.message ? asSaid(lead.message) : `${sourceWords(lead.source)}, no reason given`}
        back={
          <Link href={businessPath(lead.business_id, 'leads')} className="rounded-xs hover:text-foreground">
            Leads
          </Link>
        }
        actions={
          <>
            {canWrite && <ContactButtons lead={lead} channels={next.channels} agents={props.agents} />}
            <LeadStatusSelect lead={lead} canWrite={canWrite} className="h-9 w-38 px-3 text-sm" />
            {canWrite && <LeadMenu lead={lead} onDoNotCall={next.on_do_not_call} canList={props.canList} />}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)] xl:grid-cols-[18rem_minmax(0,1fr)_20rem]">
        <Card>
          <CardHeader>
            <CardTitle>Details</CardTitle>
          </CardHeader>
          <CardContent>
            <Details lead={lead} onDoNotCall={next.on_do_not_call} canWrite={canWrite} />
          </CardContent>
        </Card>
        <section
          aria-label="Timeline"
          className="min-w-0 rounded-lg border border-border bg-card px-4 py-4 max-lg:order-last lg:max-xl:row-span-2"
        >
          {canWrite && <NewNote leadId={lead.id} />}
          <Timeline lead={lead} initial={props.timeline} me={props.me} canWrite={canWrite} />
        </section>
        <div className="grid min-w-0 gap-4">
          <Card>
            <CardHeader>
              <CardTitle>Next step</CardTitle>
            </CardHeader>
            <CardContent>
              <NextStep businessId={lead.business_id} leadName={lead.name} next={next} canWrite={canWrite} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>Score</CardTitle>
            </CardHeader>
            <CardContent>
              <Score lead={lead} moments={props.moments} />
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}

function Details(props: { lead: LeadDetail; onDoNotCall: boolean; canWrite: boolean }) {
  const { lead } = props;
  const update = useUpdateLead();
  const field = (name: keyof LeadDetail & string, label: string) => ({
    label,
    value: lead[name] as string | null,
    onSave: props.canWrite ? (value: string) => update.mutateAsync({ id: lead.id, [name]: value }) : undefined,
  });
  return (
    <dl className="grid gap-3">
      <InlineField {...field('name', 'Name')} required />
      <InlineField {...field('phone', 'Phone')} type="tel" shown={<PhoneNumber value={lead.phone} copy />} />
      {props.onDoNotCall && <p className="-mt-2 text-missed text-xs">On the do-not-call list</p>}
      {lead.callback_phone && (
        <ShownField label="Asked to be called at">
          <PhoneNumber value={lead.callback_phone} copy />
        </ShownField>
      )}
      <InlineField {...field('email', 'Email')} type="email" />
      {(props.canWrite || lead.tags.length > 0) && (
        <ShownField label="Tags">
          <TagList
            of="leads"
            businessId={lead.business_id}
            tags={lead.tags}
            onWrite={props.canWrite ? (tags) => update.mutateAsync({ id: lead.id, tags }) : undefined}
          />
        </ShownField>
      )}
      <InlineField {...field('message', 'Wants')} shown={lead.message && asSaid(lead.message)} long />
      <InlineField {...field('notes', 'About')} long />
      <InlineField {...field('address', 'Address')} />
      <InlineField {...field('city', 'City')} />
      <ShownField label="From">
        {sourceWords(lead.source)}
        {lead.agent_name && `, ${lead.agent_name}`}
      </ShownField>
      <ShownField label="Since">
        <RelativeTime at={lead.created_at} />
      </ShownField>
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

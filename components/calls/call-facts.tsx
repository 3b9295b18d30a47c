'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Duration, LiveDuration } from '#components/ui/duration.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { isOver, otherSide } from './call-state.ts';
import { Fact } from './fact.tsx';
import { readWords, spokenWords } from './fault-words.ts';

const linkClasses = 'rounded-xs underline decoration-input underline-offset-4 hover:decoration-current';

/** Who, when, how long, how it ended, what it cost. */
export function CallFacts(props: { call: CallDetail; ending: string; deliveries: ReactNode }) {
  const { call } = props;
  const over = isOver(call);
  const { number } = otherSide(call);
  return (
    <dl className="grid grid-cols-2 content-start gap-x-4 gap-y-4 lg:row-span-2 lg:grid-cols-1 xl:row-span-1">
      <Fact label={over ? 'Ended' : 'Now'} className="col-span-2 lg:col-span-1">
        <CallStatus status={call.status} />
        {over && (
          <span className="block">
            {props.ending}
            {call.reconciled && <span className="text-muted-foreground">. Closed by us.</span>}
          </span>
        )}
      </Fact>
      <Fact label={call.direction === 'inbound' ? 'Called from' : 'Called to'}>
        {number ? (
          <span className="-my-1 block">
            <PhoneNumber value={number} copy />
          </span>
        ) : (
          <span className="text-muted-foreground">Number withheld</span>
        )}
      </Fact>
      <Fact label={call.direction === 'inbound' ? 'Reached' : 'Shown as'}>
        {call.direction === 'inbound' ? <Line value={call.to} /> : <Line value={call.from} />}
      </Fact>
      <Fact label="Agent">
        <Link href={businessPath(call.business_id, `agents/${call.agent_id}`)} className={linkClasses}>
          {call.agent_name}
        </Link>
      </Fact>
      <Fact label="Direction">{call.direction === 'inbound' ? 'Incoming' : 'Outgoing'}</Fact>
      <Fact label="When">
        <RelativeTime at={call.created_at} />
      </Fact>
      <Fact label="Length">
        {call.answered_at && !over ? (
          <LiveDuration since={call.answered_at} />
        ) : call.answered_at === null && over ? (
          'Not answered'
        ) : (
          <Duration seconds={call.duration} />
        )}
      </Fact>
      <Fact label="Cost">
        <Cost call={call} />
      </Fact>
      <Fact label="Lead">
        {call.lead_id ? (
          <Link href={businessPath(call.business_id, `leads/${call.lead_id}`)} className={linkClasses}>
            {call.lead_name ?? 'Open the lead'}
          </Link>
        ) : (
          <span className="text-muted-foreground">{over ? 'None was filed' : 'Filed when the call is over'}</span>
        )}
      </Fact>
      {call.models && <Minds label="Spoken by" words={spokenWords(call.models)} />}
      {call.models && <Minds label="Read by" words={readWords(call.models)} />}
      <Fact label="Webhooks" className="col-span-2 lg:col-span-1">
        {props.deliveries}
      </Fact>
    </dl>
  );
}

/** Who did it, and what is to be known about that. */
function Minds({ label, words }: { label: string; words: { who: string; note?: string } | null }) {
  if (!words) return null;
  return (
    <Fact label={label}>
      {words.who}
      {words.note && <span className="block text-muted-foreground text-xs">{words.note}</span>}
    </Fact>
  );
}

function Line({ value }: { value: string | null }) {
  return value?.startsWith('+') ? <PhoneNumber value={value} /> : <span className="figures">{value ?? '–'}</span>;
}

function Cost({ call }: { call: CallDetail }) {
  if (call.simulated) return 'Simulated, no charge';
  if (call.cost === null) {
    return isOver(call) ? (
      <Skeleton className="h-5 w-16" />
    ) : (
      <span className="text-muted-foreground">When it is over</span>
    );
  }
  return (
    <>
      <span className="figures">{dollars(call.cost)}</span>
      {call.cost > 0 && (
        <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-3 text-muted-foreground text-xs">
          {call.cost_lines.map((line) => (
            <div key={line.component} className="contents">
              <dt>{componentWords(line.component)}</dt>
              <dd className="figures text-right">{dollars(line.amount)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

const COMPONENTS: Readonly<Record<string, string>> = { telephony: 'Telephone line', conversation: 'Agent' };
const componentWords = (component: string): string => COMPONENTS[component] ?? component;
const dollars = (amount: number): string => `$${amount.toFixed(amount > 0 && amount < 0.1 ? 4 : 2)}`;

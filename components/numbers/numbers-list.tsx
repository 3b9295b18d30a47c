'use client';

import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { PhoneNumber as PhoneNumberRow } from '#lib/services/numbers/schema.ts';
import { AnsweredBy } from './answered-by.tsx';
import { abilities, monthly } from './number-words.ts';
import { useNumbers } from './queries.ts';
import { ReleaseNumber } from './release-number.tsx';
import { RingsFirst } from './rings-first.tsx';
import { TestCall } from './test-call.tsx';

interface Props {
  businessId: string;
  initial: PhoneNumberRow[];
  /** Those that may answer. */
  agents: { id: string; name: string }[];
  /** The latest call of a number, by its id. */
  lastCalls: Record<string, { id: string; created_at: string }>;
  canEdit: boolean;
  /** May ring the agent of a number. */
  canCall: boolean;
}

/** Each number with what happens when it is called: whose phone rings, who answers, and what it last did. */
export function NumbersList(props: Props) {
  const { data: numbers } = useNumbers(props.businessId, props.initial);
  return (
    <ul className="grid grid-cols-1 gap-4">
      {numbers.map((number) => (
        <li key={number.id}>
          <NumberCard
            {...props}
            number={number}
            lastCall={props.lastCalls[number.id]}
            lastOfAgent={numbers.filter(({ agent_id }) => agent_id === number.agent_id).length === 1}
          />
        </li>
      ))}
    </ul>
  );
}

function NumberCard(
  props: Omit<Props, 'initial' | 'lastCalls'> & {
    number: PhoneNumberRow;
    lastCall: { id: string; created_at: string } | undefined;
    lastOfAgent: boolean;
  },
) {
  const { number, agents, lastCall } = props;
  const agent = agents.find(({ id }) => id === number.agent_id);
  return (
    <Card className="grid grid-cols-1 gap-x-8 gap-y-4 p-4 sm:p-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="grid content-start gap-2">
        <h2 className="font-medium text-md">
          <PhoneNumber value={number.phone_number} copy />
        </h2>
        <State number={number} />
        <p className="flex flex-wrap gap-1.5">
          {abilities(number.capabilities).map((ability) => (
            <Badge key={ability}>{ability}</Badge>
          ))}
        </p>
        {number.monthly_cost > 0 && <p className="text-muted-foreground text-xs">{monthly(number.monthly_cost)}</p>}
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-4">
        <dl className="grid grid-cols-1 gap-4 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] sm:gap-x-8">
          <div className="grid grid-cols-1 content-start gap-1.5">
            <dt className="text-muted-foreground text-xs">Answered by</dt>
            <dd>
              {props.canEdit ? (
                <AnsweredBy number={number} agents={agents} />
              ) : (
                <span className="block text-sm">{agent?.name ?? 'Nobody'}</span>
              )}
              {agent && (
                <Link
                  href={businessPath(number.business_id, `agents/${agent.id}`)}
                  className="mt-1 inline-block rounded-xs text-muted-foreground text-xs underline-offset-4 hover:underline"
                >
                  Open {agent.name}
                </Link>
              )}
            </dd>
          </div>
          <div className="grid grid-cols-1 content-start gap-1.5">
            <dt className="text-muted-foreground text-xs">When it rings</dt>
            <dd className="grid justify-items-start gap-2 text-sm">
              <span className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2">
                <Ringing number={number} agent={agent?.name} />
                {props.canEdit && <RingsFirst number={number} />}
              </span>
            </dd>
          </div>
        </dl>
        <div className="flex flex-wrap items-center justify-between gap-3 border-border border-t pt-3">
          <div className="flex items-baseline gap-2 text-sm">
            <span className="text-muted-foreground text-xs">Last call</span>
            {lastCall ? (
              <Link
                href={businessPath(number.business_id, `calls/${lastCall.id}`)}
                className="rounded-xs underline decoration-input underline-offset-4 hover:decoration-current"
              >
                <RelativeTime at={lastCall.created_at} />
              </Link>
            ) : (
              <span className="text-muted-foreground">None yet</span>
            )}
          </div>
          <span className="flex flex-wrap gap-2">
            {props.canEdit && <ReleaseNumber number={number} agent={agent?.name} lastOfAgent={props.lastOfAgent} />}
            {number.agent_id && props.canCall && (
              <TestCall
                businessId={number.business_id}
                agentId={number.agent_id}
                phone={formatPhone(number.phone_number)}
              />
            )}
          </span>
        </div>
      </div>
    </Card>
  );
}

function State({ number }: { number: PhoneNumberRow }) {
  if (number.status === 'ordered') return <StatusBadge tone="waiting">Being bought</StatusBadge>;
  if (!number.agent_id) return <StatusBadge tone="missed">Nobody answers it</StatusBadge>;
  if (number.simulated) return <StatusBadge tone="waiting">Simulated</StatusBadge>;
  return <StatusBadge tone="live">In the phone network</StatusBadge>;
}

function Ringing({ number, agent }: { number: PhoneNumberRow; agent: string | undefined }) {
  if (number.forward_to && !number.can_ring_first) {
    return (
      <span>
        {agent ?? 'Nobody'} answers at once, and puts callers through to <PhoneNumber value={number.forward_to} />
      </span>
    );
  }
  if (number.forward_to) {
    return (
      <span>
        <PhoneNumber value={number.forward_to} /> rings for 20 seconds, then {agent ?? 'nobody'} answers
      </span>
    );
  }
  return <span>{agent ? `${agent} answers at once` : 'The caller reaches nobody'}</span>;
}

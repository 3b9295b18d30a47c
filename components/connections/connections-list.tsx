import { Cable, PackageCheck } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { Connection, MailAccounts, WebhookHealth } from '#lib/services/connections/schema.ts';
import { connectionWords, healthWords, mailWords } from './connection-words.ts';
import { Connected, HealthBadge, NotConnected } from './health-badge.tsx';

/** What this installation is connected to; what it simulates or does by itself, and what would connect it. */
export function InstallationCard({ connections }: { connections: Connection[] }) {
  return (
    <Card>
      <CardHeader className="pb-2">
        <div>
          <CardTitle>This installation</CardTitle>
          <CardDescription>The variables are set where the product is started, and read at its start.</CardDescription>
        </div>
      </CardHeader>
      <ul className="divide-y divide-border">
        {connections.map((connection) => {
          const { title, now, variables, note } = connectionWords(connection);
          return (
            <Row key={connection.name} title={title} state={<State of={connection} />} words={now}>
              {(variables.length > 0 || note) && (
                <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted-foreground text-xs">
                  {variables.length > 0 && <span>To connect:</span>}
                  {variables.map((variable) => (
                    <code key={variable} className="rounded-xs bg-muted px-1 py-px text-foreground">
                      {variable}
                    </code>
                  ))}
                  {note}
                </p>
              )}
            </Row>
          );
        })}
      </ul>
    </Card>
  );
}

/** What the business itself is connected to, each with its page. */
export function BusinessCard(props: { businessId: string; webhook: WebhookHealth; mail: MailAccounts }) {
  const { state, words } = healthWords(props.webhook);
  const settings = (page: string) => businessPath(props.businessId, `settings/${page}`);
  return (
    <Card>
      <CardHeader>
        <CardTitle>This business</CardTitle>
      </CardHeader>
      <ul className="divide-y divide-border">
        <Row
          title="Webhook"
          state={<HealthBadge state={state} />}
          words={words}
          action={
            <Button size="sm" asChild>
              <Link href={settings('webhooks')}>{state === 'off' ? 'Connect a webhook' : 'Open webhooks'}</Link>
            </Button>
          }
        />
        <Row
          title="Mail accounts"
          state={
            props.mail.failing > 0 ? (
              <StatusBadge tone="failed">Failing</StatusBadge>
            ) : props.mail.total > 0 ? (
              <Connected />
            ) : (
              <NotConnected />
            )
          }
          words={mailWords(props.mail)}
          action={
            <Button size="sm" asChild>
              <Link href={settings('email')}>{props.mail.total > 0 ? 'Open email' : 'Connect an account'}</Link>
            </Button>
          }
        />
      </ul>
    </Card>
  );
}

function State({ of: { state } }: { of: Connection }) {
  if (state === 'connected') return <Connected />;
  if (state === 'off') return <NotConnected />;
  return state === 'simulated' ? (
    <StatusBadge tone="missed" icon={Cable}>
      Simulated
    </StatusBadge>
  ) : (
    <StatusBadge tone="done" icon={PackageCheck}>
      Built in
    </StatusBadge>
  );
}

function Row(props: { title: string; state: ReactNode; words: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[9rem_1fr_auto]">
      <span className="flex items-center justify-between gap-3 sm:contents">
        <span className="font-medium text-sm sm:col-start-1">{props.title}</span>
        <span className="sm:col-start-3 sm:row-start-1 sm:justify-self-end">{props.state}</span>
      </span>
      <div className="grid content-start gap-1.5 sm:col-start-2 sm:row-start-1">
        <p className="text-sm">{props.words}</p>
        {props.children}
        {props.action && <div className="mt-1">{props.action}</div>}
      </div>
    </li>
  );
}

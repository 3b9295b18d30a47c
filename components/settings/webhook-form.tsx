'use client';

import { useState } from 'react';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
import { healthWords } from '#components/connections/connection-words.ts';
import { HealthBadge } from '#components/connections/health-badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { Dialog, DialogContent } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { WebhookHealth } from '#lib/services/connections/schema.ts';
import { ShownOnce } from './shown-once.tsx';
import {
  useConfigureWebhook,
  useRemoveWebhook,
  useTestWebhook,
  useWebhook,
  type WebhookView,
} from './webhook-queries.ts';

/** Where the events of the business are sent, and how they arrive there. */
export function WebhookForm({
  businessId,
  initial,
  health,
  canEdit,
}: {
  businessId: string;
  initial: WebhookView;
  health: WebhookHealth;
  canEdit: boolean;
}) {
  const { data: webhook } = useWebhook(businessId, initial);
  const [replacing, setReplacing] = useState(false);
  const [rotating, setRotating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const test = useTestWebhook(businessId);
  const url = webhook.webhook_url ?? '';
  return (
    <Card className="max-w-180">
      <CardHeader>
        <div>
          <CardTitle>{webhook.configured ? 'Your webhook' : 'Where to send events'}</CardTitle>
          <CardDescription>
            Sent as signed JSON:{' '}
            {webhook.events.map((event, index) => (
              <span key={event}>
                {index > 0 && ', '}
                <code>{event}</code>
              </span>
            ))}
            .
          </CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">
        {webhook.webhook_url && !replacing ? (
          <>
            <Arrival health={health} />
            <dl className="grid gap-3">
              <div>
                <dt className="text-muted-foreground text-xs">Address</dt>
                <dd className="text-sm">
                  <Copyable value={webhook.webhook_url} label="Copy the address" />
                </dd>
              </div>
              <div>
                <dt className="text-muted-foreground text-xs">Signing secret</dt>
                <dd className="text-sm">
                  <span className="figures">{webhook.webhook_secret_masked}</span>
                  {webhook.previous_secret_until && (
                    <span className="block text-muted-foreground text-xs">
                      The one before is valid too, until <RelativeTime within at={webhook.previous_secret_until} />.
                    </span>
                  )}
                </dd>
              </div>
            </dl>
            {canEdit && (
              <div className="flex flex-wrap gap-2">
                <Button
                  pending={test.isPending}
                  onClick={() =>
                    test.mutate(undefined, {
                      onSuccess: () =>
                        toast('The test event is on its way.', { description: 'Its answer stands below.' }),
                      onError: (error) => toastError('The test event was not sent.', error),
                    })
                  }
                >
                  Send a test event
                </Button>
                <Button onClick={() => setReplacing(true)}>Change the address</Button>
                <Button onClick={() => setRotating(true)}>New secret</Button>
                <Button variant="ghost" onClick={() => setRemoving(true)}>
                  Remove
                </Button>
              </div>
            )}
          </>
        ) : !canEdit ? (
          <p className="text-muted-foreground text-sm">No address is registered. Owners and admins can register one.</p>
        ) : (
          <AddressForm
            businessId={businessId}
            replaces={webhook.webhook_url}
            onCancel={webhook.configured ? () => setReplacing(false) : undefined}
            onDone={(made) => {
              setReplacing(false);
              setSecret(made);
            }}
          />
        )}
      </CardContent>
      <Dialog open={secret !== null} onOpenChange={(open) => !open && setSecret(null)}>
        <DialogContent onInteractOutside={(event) => event.preventDefault()}>
          <ShownOnce title="Your signing secret" secret={secret ?? ''} label="Copy the secret">
            <p className="text-muted-foreground text-sm">
              Check each event’s <code>webhook-signature</code> with it. The secret before this one, if there was one,
              stays valid for a day.
            </p>
          </ShownOnce>
        </DialogContent>
      </Dialog>
      {rotating && (
        <RotateDialog businessId={businessId} url={url} onClose={() => setRotating(false)} onDone={setSecret} />
      )}
      {removing && <RemoveDialog businessId={businessId} url={url} onClose={() => setRemoving(false)} />}
    </Card>
  );
}

/** Whether the address takes what it is sent. */
function Arrival({ health }: { health: WebhookHealth }) {
  const { state, words } = healthWords(health);
  return (
    <p className="grid gap-0.5 text-sm">
      <HealthBadge state={state} />
      <span className="text-muted-foreground">{words}</span>
    </p>
  );
}

/** A new secret for the same address. */
function RotateDialog(props: {
  businessId: string;
  url: string;
  onClose: () => void;
  onDone: (secret: string) => void;
}) {
  const configure = useConfigureWebhook(props.businessId);
  return (
    <ConfirmDialog
      title="Make a new signing secret?"
      what={
        <>
          For a day, what is sent to <code>{props.url}</code> is signed with both secrets: time to change yours without
          missing an event. Then the old one is void.
        </>
      }
      keep="Keep the old one"
      go="Make a new secret"
      failed="The secret is still the old one"
      variant="primary"
      work={async () => props.onDone((await configure.mutateAsync(props.url)).webhook_secret)}
      onClose={props.onClose}
    />
  );
}

function AddressForm(props: {
  businessId: string;
  replaces: string | null;
  onCancel?: () => void;
  onDone: (secret: string) => void;
}) {
  const configure = useConfigureWebhook(props.businessId);
  const [url, setUrl] = useState('');
  return (
    <Form
      noValidate
      className="grid gap-4"
      onSubmit={() => configure.mutate(url.trim(), { onSuccess: ({ webhook_secret }) => props.onDone(webhook_secret) })}
    >
      <Field
        label="Address"
        hint={
          props.replaces
            ? 'The new address has a new secret. What is still to be delivered goes there.'
            : 'A POST of yours that answers 2xx within ten seconds.'
        }
      >
        <Input
          type="url"
          required
          value={url}
          placeholder={props.replaces ?? 'https://example.com/kaicalls'}
          onChange={(event) => setUrl(event.target.value)}
        />
      </Field>
      {configure.error && <ErrorNote title="The address was not taken" error={configure.error} />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={configure.isPending} disabled={url.trim() === ''}>
          {props.replaces ? 'Send events there' : 'Register the webhook'}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>Cancel</Button>}
      </div>
    </Form>
  );
}

function RemoveDialog(props: { businessId: string; url: string; onClose: () => void }) {
  const remove = useRemoveWebhook(props.businessId);
  return (
    <ConfirmDialog
      title="Remove this webhook?"
      what={
        <>
          <code>{props.url}</code> receives nothing more, and what is still to be delivered to it is given up.
        </>
      }
      keep="Keep it"
      go="Remove the webhook"
      failed="The webhook is still there"
      work={() => remove.mutateAsync()}
      onClose={props.onClose}
    />
  );
}

'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useConfigureWebhook, useRemoveWebhook, useTestWebhook, useWebhook, type WebhookView } from './queries.ts';
import { ShownOnce } from './shown-once.tsx';

/** Where the events of the business are sent. */
export function WebhookForm({ businessId, initial }: { businessId: string; initial: WebhookView }) {
  const { data: webhook } = useWebhook(businessId, initial);
  const [replacing, setReplacing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const test = useTestWebhook(businessId);
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
            <dl className="grid gap-3">
              <div>
                <dt className="text-muted-foreground text-xs">Address</dt>
                <dd className="text-sm">
                  <Copyable value={webhook.webhook_url} label="Copy the address" />
                </dd>
              </div>
              <div>
                <dt className="text-muted-foreground text-xs">Signing secret</dt>
                <dd className="figures text-sm">{webhook.webhook_secret_masked}</dd>
              </div>
            </dl>
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
              <Button onClick={() => setReplacing(true)}>Replace</Button>
              <Button variant="ghost" onClick={() => setRemoving(true)}>
                Remove
              </Button>
            </div>
          </>
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
      <RemoveDialog
        businessId={businessId}
        url={webhook.webhook_url ?? ''}
        open={removing}
        onClose={() => setRemoving(false)}
      />
    </Card>
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
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        configure.mutate(url.trim(), { onSuccess: ({ webhook_secret }) => props.onDone(webhook_secret) });
      }}
    >
      <Field
        label="Address"
        hint={
          props.replaces
            ? 'Replacing makes a new secret. What is still to be delivered goes to the new address.'
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
          {props.replaces ? 'Replace the webhook' : 'Register the webhook'}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}

function RemoveDialog(props: { businessId: string; url: string; open: boolean; onClose: () => void }) {
  const remove = useRemoveWebhook(props.businessId);
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Remove this webhook?</DialogTitle>
          <DialogDescription className="[overflow-wrap:anywhere]">
            <code>{props.url}</code> receives nothing more, and what is still to be delivered to it is given up.
          </DialogDescription>
        </DialogHeader>
        {remove.error && <ErrorNote title="The webhook is still there" error={remove.error} />}
        <DialogFooter>
          <Button onClick={props.onClose}>Keep it</Button>
          <Button
            variant="destructive"
            pending={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: props.onClose })}
          >
            Remove the webhook
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

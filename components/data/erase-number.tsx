'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Input } from '#components/ui/input.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { cleanPhone, E164 } from '#lib/core/e164.ts';
import { type ErasuresPage, useErase, useErasures } from './queries.ts';
import { receiptWords } from './receipt-words.ts';

/** Takes one person's number out of everything, with a receipt that names it by its last two digits only. */
export function EraseNumber(props: { businessId: string; initial: ErasuresPage }) {
  const { data } = useErasures(props.businessId, props.initial);
  const [asked, setAsked] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  function submit(form: FormData) {
    const phone = cleanPhone(String(form.get('phone')));
    const usable = E164.test(phone);
    setError(usable ? null : 'Write it with its country, for example +1 512 555 1234.');
    if (usable) setAsked(phone);
  }

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Erase one phone number</CardTitle>
          <CardDescription className="mt-1 max-w-150 text-sm">
            When a person asks to be forgotten: their calls, recordings, texts and lead are deleted, and the number is
            blanked wherever else it is mentioned. That they must not be contacted stays known.
          </CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">
        <Form noValidate onSubmit={submit} className="flex max-w-140 items-start gap-2">
          <Field label="Phone number" error={error} className="flex-1">
            <Input name="phone" type="tel" autoComplete="off" placeholder="+1 512 555 1234" className="figures" />
          </Field>
          <Button type="submit" className="mt-6.5">
            Erase
          </Button>
        </Form>
        {data.erasures.length > 0 && (
          <ul className="divide-y divide-border border-border border-t">
            {data.erasures.map((erasure) => (
              <li key={erasure.id} className="flex flex-wrap gap-x-4 gap-y-1 py-2 text-sm">
                <RelativeTime at={erasure.created_at} className="w-28" />
                <span className="figures w-12">{erasure.hint}</span>
                <span className="min-w-60 flex-1 text-muted-foreground">
                  {erasure.receipt ? receiptWords(erasure.receipt) : 'Being erased'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardContent>
      {asked && <Confirm businessId={props.businessId} phone={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function Confirm(props: { businessId: string; phone: string; onClose: () => void }) {
  const erase = useErase(props.businessId);
  const phone = formatPhone(props.phone);
  return (
    <ConfirmDialog
      title={`Erase ${phone}?`}
      what="Every call, recording, text and the lead of this number are deleted for good. Archives made before are deleted too. This cannot be undone."
      keep="Keep it"
      go={`Erase ${phone}`}
      failed="Nothing was erased"
      work={() => erase.mutateAsync(props.phone)}
      onClose={props.onClose}
    />
  );
}

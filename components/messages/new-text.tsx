'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { cleanPhone, E164 } from '#lib/core/e164.ts';
import { messagesPath } from './messages-address.ts';

/** Asks for a number and opens the conversation with it, where the text is written. */
export function NewText({ businessId }: { businessId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | null>(null);

  function start() {
    const phone = cleanPhone(number);
    if (!E164.test(phone)) {
      setError('Write it with its country, for example +1 512 555 1234.');
      return;
    }
    setOpen(false);
    setNumber('');
    router.push(messagesPath(businessId, { phone }));
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          New text
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>New text</DialogTitle>
          <DialogDescription>To whom? Leads can be texted from their own page, too.</DialogDescription>
        </DialogHeader>
        <Form noValidate className="grid gap-4" onSubmit={start}>
          <Field label="Phone number" error={error} hint="With its country code.">
            <Input
              type="tel"
              value={number}
              placeholder="+1 512 555 1234"
              maxLength={40}
              onChange={(event) => {
                setNumber(event.target.value);
                setError(null);
              }}
            />
          </Field>
          <Button type="submit" variant="primary" disabled={number.trim() === ''}>
            Write to this number
          </Button>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

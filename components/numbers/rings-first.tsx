'use client';

import { PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '#components/api/client.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { Input } from '#components/ui/input.tsx';
import type { PhoneNumber } from '#lib/services/numbers/schema.ts';
import { useUpdateNumber } from './queries.ts';

/** Whose phone rings before the agent answers, changed in a small dialog. */
export function RingsFirst({ number }: { number: PhoneNumber }) {
  const [open, setOpen] = useState(false);
  const shown = formatPhone(number.phone_number);
  const { can_ring_first: first } = number;
  const verb = number.forward_to ? 'Change' : first ? 'Ring my phone first' : 'Put callers through';
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`${verb}, ${shown}`}>
          <PhoneForwarded aria-hidden />
          {verb}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{first ? 'Ring a phone first' : 'Put callers through'}</DialogTitle>
          <DialogDescription>
            {first
              ? `Callers of ${shown} reach this phone. When nobody picks up within 20 seconds, the agent answers. Callers who ask for a person are put through to it as well.`
              : `The agent answers ${shown} at once, since the number is the carrier’s own. Callers who ask for a person are put through to this phone.`}
          </DialogDescription>
        </DialogHeader>
        <ForwardingForm number={number} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ForwardingForm({ number, onDone }: { number: PhoneNumber; onDone: () => void }) {
  const update = useUpdateNumber(number.business_id);
  const [phone, setPhone] = useState(number.forward_to ? formatPhone(number.forward_to) : '');
  const save = (forward_to: string | null) => update.mutate({ id: number.id, forward_to }, { onSuccess: onDone });
  const trouble = update.error instanceof ApiError ? update.error.message : null;
  return (
    <Form
      className="grid gap-4"
      onSubmit={() => {
        if (phone.trim()) save(phone.trim());
      }}
    >
      <Field label="Phone" hint="With its country code, such as +1 512 555 0123." error={trouble}>
        <Input
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={64}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </Field>
      <DialogFooter>
        {number.forward_to && (
          <Button className="sm:mr-auto" disabled={update.isPending} onClick={() => save(null)}>
            {number.can_ring_first ? 'The agent answers at once' : 'Put nobody through'}
          </Button>
        )}
        <Button type="submit" variant="primary" pending={update.isPending} disabled={phone.trim() === ''}>
          {number.can_ring_first ? 'Ring this phone first' : 'Put callers through'}
        </Button>
      </DialogFooter>
    </Form>
  );
}

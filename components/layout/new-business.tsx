'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { BusinessTypeSelect } from '#components/auth/business-type-select.tsx';
import { useZone, ZoneSelect } from '#components/auth/zone-select.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CreateBusinessInput, CreateBusinessOutput } from '#lib/services/signup/schema.ts';
import { businessPath } from './navigation.ts';

/** Another business of the one signed in: its agent and its number come with it, and its overview is opened. */
export function NewBusiness({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const [zone, setZone] = useZone();
  // Asked again, it is the same business.
  const [once] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: (body: z.input<typeof CreateBusinessInput>) =>
      api<z.output<typeof CreateBusinessOutput>>('POST', 'businesses', { body, once }),
    onSuccess: (made) => {
      onClose();
      toast(`${made.name} is ready, with an agent and a number of its own.`);
      router.push(businessPath(made.id));
      // The list of businesses in the layout has one more now.
      router.refresh();
    },
  });
  const ready = name.trim() !== '';
  return (
    <Dialog open onOpenChange={(open) => !open && !create.isPending && onClose()}>
      <DialogContent closable={!create.isPending}>
        <DialogHeader>
          <DialogTitle>Add a business</DialogTitle>
          <DialogDescription>
            It has its own agent, number, calls and leads, and is paid for on its own. It shares what is left of your
            trial.
          </DialogDescription>
        </DialogHeader>
        <Form
          className="grid gap-4"
          onSubmit={() => {
            if (ready) create.mutate({ name, ...(type && { type }), ...(zone && { zone }) });
          }}
        >
          <Field label="Business name" hint="As your agent should say it on the phone.">
            <Input
              autoFocus
              autoComplete="organization"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="Trade" optional>
            <BusinessTypeSelect value={type} onChange={setType} />
          </Field>
          <Field label="Time zone" hint="Its days and weeks are counted in it.">
            <ZoneSelect value={zone} onChange={setZone} />
          </Field>
          {create.error && <ErrorNote title="The business was not made" error={create.error} />}
          <DialogFooter>
            <Button disabled={create.isPending} onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" pending={create.isPending} disabled={!ready}>
              Add the business
            </Button>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { BusinessTypeSelect } from '#components/auth/business-type-select.tsx';
import { useZone, ZoneSelect } from '#components/auth/zone-select.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CreateBusinessInput, CreateBusinessOutput } from '#lib/services/signup/schema.ts';
import { businessPath } from './navigation.ts';

/** A business that the one signed in is making: its agent and its number come with it, and its overview is opened. */
export function useNewBusiness(onMade?: () => void) {
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
      onMade?.();
      toast(`${made.name} is ready, with an agent and a number of its own.`);
      router.push(businessPath(made.id));
      // The list of businesses in the layout has one more now.
      router.refresh();
    },
  });
  const ready = name.trim() !== '';
  const submit = () => {
    if (ready) create.mutate({ name, ...(type && { type }), ...(zone && { zone }) });
  };
  return { name, setName, type, setType, zone, setZone, ready, submit, pending: create.isPending, error: create.error };
}

export function NewBusinessFields({ business }: { business: ReturnType<typeof useNewBusiness> }) {
  return (
    <>
      <Field label="Business name" hint="As your agent should say it on the phone.">
        <Input
          autoFocus
          autoComplete="organization"
          maxLength={200}
          value={business.name}
          onChange={(event) => business.setName(event.target.value)}
        />
      </Field>
      <Field label="Trade" optional>
        <BusinessTypeSelect value={business.type} onChange={business.setType} />
      </Field>
      <Field label="Time zone" hint="Its days and weeks are counted in it.">
        <ZoneSelect value={business.zone} onChange={business.setZone} />
      </Field>
      {business.error && <ErrorNote title="The business was not made" error={business.error} />}
    </>
  );
}

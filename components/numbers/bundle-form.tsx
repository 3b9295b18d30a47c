'use client';

import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Bundle } from '#lib/services/compliance/schema.ts';
import { askedOf, draftOf, type EndUserType, saidOf } from './bundle-draft.ts';
import { useHandIn, useRequirements, type Wanted } from './market-queries.ts';

const WHO: Readonly<Record<EndUserType, string>> = { business: 'A business', individual: 'A person' };

/** Says who will have the numbers of a country, as the country asks it. */
export function BundleForm(props: {
  businessId: string;
  wanted: Wanted;
  bundle: Bundle | null;
  onTouched: () => void;
}) {
  const { businessId, wanted, bundle } = props;
  const requirements = useRequirements(businessId, wanted);
  const handIn = useHandIn(businessId, wanted);
  const [draft, setDraft] = useState(() => draftOf(bundle));
  if (requirements.error) return <ErrorNote title="What it asks is not known" error={requirements.error} />;
  if (!requirements.data) return <Skeleton className="h-60" />;
  const types = (['business', 'individual'] as const).filter((type) =>
    requirements.data.requirements.some((one) => one.end_user_type === type),
  );
  const asked = askedOf(requirements.data.requirements, draft.type);
  const said = saidOf(draft, asked, wanted.country);
  const change = (next: typeof draft) => {
    setDraft(next);
    props.onTouched();
  };
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Who">
          <Choice
            value={draft.type}
            options={types.map((type) => ({ value: type, label: WHO[type] }))}
            onChange={(type) => change({ ...draft, type })}
          />
        </Field>
        {asked.map(({ name, label }) => (
          <Field key={name} label={label}>
            <Input
              type={name === 'email' ? 'email' : 'text'}
              maxLength={name === 'postal_code' ? 20 : 200}
              value={draft.fields[name] ?? ''}
              onChange={(event) => change({ ...draft, fields: { ...draft.fields, [name]: event.target.value } })}
            />
          </Field>
        ))}
      </div>
      {handIn.error && <ErrorNote title="It was not handed in" error={handIn.error} />}
      <Button
        className="justify-self-start"
        pending={handIn.isPending}
        disabled={!said}
        onClick={() => said && handIn.mutate({ id: bundle?.id ?? null, ...said })}
      >
        Hand in for review
      </Button>
    </div>
  );
}

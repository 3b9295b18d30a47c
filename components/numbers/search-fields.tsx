'use client';

import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { AddNumberProps } from './add-number.tsx';
import type { Wanted } from './market-queries.ts';
import { TYPE_WORDS } from './number-words.ts';

/** Where a number is to be from, and of what kind. */
export function SearchFields(props: {
  countries: AddNumberProps['countries'];
  value: Wanted;
  onChange: (value: Wanted) => void;
}) {
  const { countries, value, onChange } = props;
  const types = countries.find(({ code }) => code === value.country)?.types ?? [];
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
      <Field label="Country" className="max-sm:col-span-2">
        <Choice
          value={value.country}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            const [type = 'local'] = countries.find((one) => one.code === code)?.types ?? [];
            onChange({ country: code, type, area_code: '' });
          }}
        />
      </Field>
      <Field label="Kind">
        <Choice
          value={value.type}
          options={types.map((type) => ({ value: type, label: TYPE_WORDS[type] }))}
          onChange={(type) => onChange({ ...value, type, area_code: '' })}
        />
      </Field>
      <Field label="Area code" optional>
        <Input
          inputMode="numeric"
          maxLength={5}
          placeholder={value.country === 'US' ? '512' : undefined}
          value={value.area_code}
          onChange={(event) => onChange({ ...value, area_code: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
    </div>
  );
}

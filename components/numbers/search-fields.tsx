'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { AvailableNumber } from '#lib/services/numbers/schema.ts';
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
  const country = countries.find(({ code }) => code === value.country);
  const types = country?.types ?? [];
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
      <Field label="Country" className="max-sm:col-span-2">
        <Select
          value={value.country}
          onValueChange={(code) => {
            const [type = 'local'] = countries.find((one) => one.code === code)?.types ?? [];
            onChange({ country: code, type, area_code: '' });
          }}
        >
          <SelectTrigger>
            <SelectValue>{country?.name}</SelectValue>
          </SelectTrigger>
          <SelectContent>
            {countries.map(({ code, name }) => (
              <SelectItem key={code} value={code}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </Field>
      <Field label="Kind">
        <Select value={value.type} onValueChange={(type) => onChange({ ...value, type, area_code: '' })}>
          <SelectTrigger>
            <SelectValue>{TYPE_WORDS[value.type as AvailableNumber['type']]}</SelectValue>
          </SelectTrigger>
          <SelectContent>
            {types.map((type) => (
              <SelectItem key={type} value={type}>
                {TYPE_WORDS[type]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
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

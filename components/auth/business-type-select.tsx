'use client';

import { Choice } from '#components/ui/choice.tsx';

const TYPES = [
  'Legal services',
  'Healthcare',
  'Dental',
  'Home services',
  'Real estate',
  'Insurance',
  'Restaurant',
  'Salon or spa',
  'Automotive',
  'Agency',
  'Other',
].map((type) => ({ value: type, label: type }));

export function BusinessTypeSelect(props: { value: string; onChange: (value: string) => void }) {
  return (
    <Choice
      value={props.value}
      options={TYPES}
      onChange={props.onChange}
      placeholder={<span className="text-muted-foreground">Choose</span>}
    />
  );
}

'use client';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';

const types = [
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
];

export function BusinessTypeSelect(props: { value: string; onChange: (value: string) => void }) {
  return (
    <Select value={props.value} onValueChange={props.onChange}>
      <SelectTrigger>
        <SelectValue>{props.value || <span className="text-muted-foreground">Choose</span>}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {types.map((type) => (
          <SelectItem key={type} value={type}>
            {type}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

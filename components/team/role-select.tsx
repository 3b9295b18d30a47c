'use client';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { Role } from '#lib/core/scope.ts';
import { ROLE_WORDS, rolesUpTo } from './role-words.ts';

/** The roles that somebody may give, each with what it is for. */
export function RoleSelect(props: {
  value: Role;
  own: Role;
  onChange: (role: Role) => void;
  label?: string;
  size?: 'sm' | 'md';
  className?: string;
}) {
  return (
    <Select value={props.value} onValueChange={(role) => props.onChange(role as Role)}>
      <SelectTrigger size={props.size} aria-label={props.label} className={props.className}>
        <SelectValue>{ROLE_WORDS[props.value].label}</SelectValue>
      </SelectTrigger>
      <SelectContent className="max-w-80">
        {rolesUpTo(props.own).map((role) => (
          <SelectItem key={role} value={role} className="h-auto py-1.5 max-md:h-auto">
            <span className="grid">
              {ROLE_WORDS[role].label}
              <span className="whitespace-normal text-muted-foreground text-xs">{ROLE_WORDS[role].may}</span>
            </span>
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

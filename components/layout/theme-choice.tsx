'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { cn } from '#components/ui/cn.ts';

const themes = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
];

const never = () => () => {};

/** System, light or dark, as three small marks of which one is on. */
export function ThemeChoice({ className }: { className?: string }) {
  const { theme, setTheme } = useTheme();
  // The server does not know the choice: until the browser does, none is marked.
  const known = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className={cn('inline-flex rounded-md border border-border p-0.5', className)}>
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={known && theme === value}
          onClick={() => setTheme(value)}
          className="grid size-7 place-items-center rounded-sm text-muted-foreground transition-colors hover:text-foreground aria-pressed:bg-accent aria-pressed:text-foreground"
        >
          <Icon className="size-3.5" aria-hidden />
        </button>
      ))}
    </fieldset>
  );
}

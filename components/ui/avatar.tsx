import { cn } from './cn.ts';

/** Initials on a quiet ground. The name is written beside it, so it says nothing to a screen reader. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      data-slot="avatar"
      aria-hidden
      className={cn(
        'grid size-7 shrink-0 select-none place-items-center rounded-full border border-border bg-muted font-medium text-muted-foreground text-xs',
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

/** "Maria Garcia" → "MG"; an address gives its first letter. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('') || '?';
}

import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Sizes that Tailwind does not ship must be known here, or `text-md text-muted-foreground` would lose one of the two.
const merge = extendTailwindMerge({
  extend: { theme: { text: ['md', 'display'], shadow: ['overlay', 'bar'] } },
});

/** Joins class names; of two that set the same property the later wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';

export interface DocsPlace {
  href: string;
  title: string;
}

/** Where one is in the documentation; on a phone a select, for the list is long. */
export function DocsNav({ groups }: { groups: { title: string; places: DocsPlace[] }[] }) {
  const here = usePathname();
  const router = useRouter();
  return (
    <nav aria-label="Documentation" className="grid gap-4 text-sm">
      <select
        aria-label="Page"
        className="h-10 w-full rounded-md border border-input bg-card px-3 text-base lg:hidden"
        value={here}
        onChange={(event) => router.push(event.target.value)}
      >
        {groups.map(({ title, places }) => (
          <optgroup key={title} label={title}>
            {places.map(({ href, title: name }) => (
              <option key={href} value={href}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {groups.map(({ title, places }) => (
        <div key={title} className="max-lg:hidden">
          <p className="mb-1 px-2 text-muted-foreground text-xs">{title}</p>
          <ul>
            {places.map(({ href, title: name }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={here === href ? 'page' : undefined}
                  className={cn(
                    'block rounded-sm px-2 py-1 text-muted-foreground hover:text-foreground',
                    here === href && 'bg-accent font-medium text-foreground',
                  )}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

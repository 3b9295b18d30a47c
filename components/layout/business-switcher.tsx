'use client';

import { ChevronsUpDown, FlaskConical } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/ui/dropdown-menu.tsx';
import { BrandMark } from './brand.tsx';
import type { ShellBusiness } from './navigation.ts';

const BusinessItems = dynamic(() => import('./business-items.tsx').then((module) => module.BusinessItems));
const NewBusiness = dynamic(() => import('./new-business.tsx').then((module) => module.NewBusiness), { ssr: false });

/** Names the business of the page, and leads to the same section of another, or of its test twin, or to a new one. */
export function BusinessSwitcher(props: { businesses: ShellBusiness[]; current: ShellBusiness }) {
  const { current } = props;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Business: ${current.name}. Switch`}
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 compact:px-2.5 text-left font-semibold text-base transition-colors hover:bg-accent data-[state=open]:bg-accent"
        >
          {current.test ? (
            <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-test-solid text-test-solid-foreground">
              <FlaskConical className="size-3" aria-hidden />
            </span>
          ) : (
            <BrandMark />
          )}
          <span className="compact:sr-only min-w-0 flex-1 truncate">{current.name}</span>
          <ChevronsUpDown className="compact:hidden size-3.5 shrink-0 text-muted-foreground" aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-64">
          <BusinessItems {...props} onAdd={() => setAdding(true)} />
        </DropdownMenuContent>
      </DropdownMenu>
      {adding && <NewBusiness onClose={() => setAdding(false)} />}
    </>
  );
}

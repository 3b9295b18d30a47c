'use client';

import { Check, ChevronsUpDown, FlaskConical, Plus, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { BrandMark } from './brand.tsx';
import { pathInOtherBusiness, type ShellBusiness } from './navigation.ts';
import { useTestMode } from './use-test-mode.ts';

const NewBusiness = dynamic(() => import('./new-business.tsx').then((module) => module.NewBusiness), { ssr: false });

/** Names the business of the page, and leads to the same section of another, or of its test twin, or to a new one. */
export function BusinessSwitcher(props: { businesses: ShellBusiness[]; current: ShellBusiness }) {
  const pathname = usePathname();
  const router = useRouter();
  const { current } = props;
  const testMode = useTestMode(current);
  const open = (id: string) => router.push(pathInOtherBusiness(pathname, id));
  const [adding, setAdding] = useState(false);
  const live = props.businesses.filter((business) => !business.test);
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
          <DropdownMenuLabel>Businesses</DropdownMenuLabel>
          {live.map((business) => (
            <DropdownMenuItem key={business.id} onSelect={() => open(business.id)}>
              <span className="min-w-0 flex-1 truncate">{business.name}</span>
              {(business.id === current.id || business.twinId === current.id) && (
                <Check className="text-live" aria-label="This one" />
              )}
            </DropdownMenuItem>
          ))}
          <DropdownMenuItem onSelect={() => setAdding(true)}>
            <Plus aria-hidden />
            Add a business
          </DropdownMenuItem>
          {testMode.possible && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={testMode.toggle} disabled={testMode.pending}>
                {current.test ? <Undo2 aria-hidden /> : <FlaskConical className="text-test" aria-hidden />}
                {current.test ? 'Back to live' : 'Test mode'}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {adding && <NewBusiness onClose={() => setAdding(false)} />}
    </>
  );
}

'use client';

import { Check, FlaskConical, Plus, Undo2 } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { pathInOtherBusiness, type ShellBusiness } from './navigation.ts';
import { useTestMode } from './use-test-mode.ts';

/** The inside of the business switcher. */
export function BusinessItems(props: { businesses: ShellBusiness[]; current: ShellBusiness; onAdd: () => void }) {
  const pathname = usePathname();
  const router = useRouter();
  const { current } = props;
  const testMode = useTestMode(current);
  const open = (id: string) => router.push(pathInOtherBusiness(pathname, id));
  const live = props.businesses.filter((business) => !business.test);
  return (
    <>
      <DropdownMenuLabel>Businesses</DropdownMenuLabel>
      {live.map((business) => (
        <DropdownMenuItem key={business.id} onSelect={() => open(business.id)}>
          <span className="min-w-0 flex-1 truncate">{business.name}</span>
          {(business.id === current.id || business.twinId === current.id) && (
            <Check className="text-live" aria-label="This one" />
          )}
        </DropdownMenuItem>
      ))}
      <DropdownMenuItem onSelect={props.onAdd}>
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
    </>
  );
}

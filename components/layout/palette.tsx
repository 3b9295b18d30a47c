'use client';

import { FlaskConical, Monitor, Moon, Sun, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx';
import { Dialog, DialogContent, DialogTitle } from '#components/ui/dialog.tsx';
import { businessPath, navGroups, type ShellBusiness, settingsPages } from './navigation.ts';

/** ⌘K: every page, business and theme by typing. `children` adds groups, such as found calls and leads. */
export function Palette(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  businesses: ShellBusiness[];
  current: ShellBusiness;
  children?: ReactNode;
}) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const { current } = props;
  const run = (act: () => void) => () => {
    props.onOpenChange(false);
    act();
  };
  const go = (path: string) => run(() => router.push(path));
  const settingsIcon = navGroups.at(-1)?.at(0)?.icon;
  const pages = [
    ...navGroups.slice(0, -1).flat(),
    ...settingsPages.map((page) => ({ ...page, icon: settingsIcon, label: `Settings, ${page.label}` })),
  ];
  const others = props.businesses.filter((business) => !business.test && business.id !== current.id);
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        closable={false}
        className="top-[20%] max-w-140 translate-y-0 gap-0 p-0"
        aria-describedby={undefined}
      >
        <DialogTitle className="sr-only">Find anything</DialogTitle>
        <Command>
          <CommandInput placeholder="Go to a page, a business, a theme" />
          <CommandList>
            <CommandEmpty>Nothing by that name.</CommandEmpty>
            {props.children}
            <CommandGroup heading="Pages">
              {pages.map(({ label, path, icon: Icon }) => (
                <CommandItem key={path} value={label} onSelect={go(businessPath(current.id, path))}>
                  {Icon && <Icon aria-hidden />}
                  {label}
                </CommandItem>
              ))}
            </CommandGroup>
            {(others.length > 0 || current.twinId) && (
              <CommandGroup heading="Businesses">
                {current.twinId && (
                  <CommandItem
                    value={current.test ? 'Back to live' : 'Test mode'}
                    onSelect={go(businessPath(current.twinId))}
                  >
                    {current.test ? <Undo2 aria-hidden /> : <FlaskConical className="text-test" aria-hidden />}
                    {current.test ? 'Back to live' : 'Test mode'}
                  </CommandItem>
                )}
                {others.map((business) => (
                  <CommandItem
                    key={business.id}
                    value={`${business.name} ${business.id}`}
                    onSelect={go(businessPath(business.id))}
                  >
                    {business.name}
                  </CommandItem>
                ))}
              </CommandGroup>
            )}
            <CommandGroup heading="Theme">
              <CommandItem value="Theme as the system" onSelect={run(() => setTheme('system'))}>
                <Monitor aria-hidden />
                As the system
              </CommandItem>
              <CommandItem value="Theme light" onSelect={run(() => setTheme('light'))}>
                <Sun aria-hidden />
                Light
              </CommandItem>
              <CommandItem value="Theme dark" onSelect={run(() => setTheme('dark'))}>
                <Moon aria-hidden />
                Dark
              </CommandItem>
            </CommandGroup>
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

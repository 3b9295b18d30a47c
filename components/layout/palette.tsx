'use client';

import {
  Bot,
  Clock3,
  FlaskConical,
  Hash,
  Keyboard,
  type LucideIcon,
  Monitor,
  Moon,
  Phone,
  Sun,
  Undo2,
  UserRound,
  Zap,
} from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { type ReactNode, useState } from 'react';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx';
import { Dialog, DialogContent, DialogTitle } from '#components/ui/dialog.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Hit, HitKind } from '#lib/services/search/schema.ts';
import { businessPath, pathInOtherBusiness, type ShellBusiness } from './navigation.ts';
import { actionsFor, fits, HIT_GROUPS, hitNote, hitPath, hitsHere, hitTitle, PAGES } from './palette-items.ts';
import { pressOnPage } from './press.ts';
import { readRecent } from './recent.ts';
import { useSearch } from './use-search.ts';
import { useTestMode } from './use-test-mode.ts';

const HIT_ICON: Readonly<Record<HitKind, LucideIcon>> = { agent: Bot, lead: UserRound, call: Phone, number: Hash };

const THEMES = [
  { value: 'system', label: 'Theme as the system', icon: Monitor },
  { value: 'light', label: 'Light theme', icon: Sun },
  { value: 'dark', label: 'Dark theme', icon: Moon },
];

/** ⌘K: everything by typing. Calls, leads, agents and numbers are looked for while one types. */
export function Palette(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  businesses: ShellBusiness[];
  current: ShellBusiness;
  onHelp: () => void;
}) {
  const { current } = props;
  const router = useRouter();
  const pathname = usePathname();
  const { setTheme } = useTheme();
  const testMode = useTestMode(current);
  const [typed, setTyped] = useState('');
  const [recent] = useState(() => readRecent(current.id));
  const { hits, waiting, error } = useSearch(typed);
  const query = typed.trim();

  const run = (act: () => void) => () => {
    props.onOpenChange(false);
    act();
  };
  const go = (path: string) => run(() => router.push(path));
  const fitting = <T extends { label: string; also?: string }>(items: readonly T[]): readonly T[] =>
    items.filter(({ label, also = '' }) => fits(`${label} ${also}`, query));

  const here = hitsHere(hits, props.businesses, current);
  const found = HIT_GROUPS.map((group) => ({ ...group, hits: here.filter(({ kind }) => kind === group.kind) }));
  const nameOf = new Map(props.businesses.map(({ id, name }) => [id, name]));
  const others = props.businesses
    .filter((business) => !business.test && business.id !== current.id && business.id !== current.twinId)
    .map((business) => ({ ...business, label: business.name, also: 'business switch' }));
  const modes = testMode.possible
    ? [
        {
          label: current.test ? 'Back to live' : 'Test mode',
          also: 'switch sandbox twin',
          icon: current.test ? Undo2 : FlaskConical,
        },
      ]
    : [];
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        closable={false}
        className="top-[12%] max-w-150 translate-y-0 gap-0 p-0"
        aria-describedby={undefined}
      >
        <DialogTitle className="sr-only">Find anything</DialogTitle>
        <Command shouldFilter={false} loop>
          <CommandInput
            value={typed}
            onValueChange={setTyped}
            placeholder="A name, a number, a page, a task"
            aria-label="Find anything"
          />
          <CommandList className="max-h-[min(26rem,60dvh)]">
            <CommandEmpty>
              {waiting ? 'Looking' : error ? `The search failed: ${error.message}` : 'Nothing by that name or number.'}
            </CommandEmpty>
            {query === '' && recent.length > 0 && (
              <Group heading="Recent">
                {recent.map(({ label, path }) => (
                  <Item key={path} id={`recent ${path}`} icon={Clock3} label={label} onSelect={go(path)} />
                ))}
              </Group>
            )}
            {found.map(({ kind, heading, hits: ofKind }) => (
              <Group key={kind} heading={heading}>
                {ofKind.map((hit) => (
                  <Item
                    key={hit.id}
                    id={`${kind} ${hit.id}`}
                    icon={HIT_ICON[kind]}
                    label={hitTitle(hit)}
                    note={
                      <HitNote
                        hit={hit}
                        business={hit.business_id === current.id ? null : nameOf.get(hit.business_id)}
                      />
                    }
                    onSelect={go(hitPath(hit))}
                  />
                ))}
              </Group>
            ))}
            <Group heading="Do">
              {fitting(actionsFor(current.role)).map(({ label, path, press }) => {
                const at = businessPath(current.id, path);
                const act = () => {
                  if (pathname !== at) router.push(at);
                  pressOnPage(at, press);
                };
                return <Item key={label} id={label} icon={Zap} label={label} onSelect={run(act)} />;
              })}
              {fitting(modes).map(({ label, icon }) => (
                <Item key={label} id={label} icon={icon} label={label} onSelect={run(testMode.toggle)} />
              ))}
              {fitting([{ label: 'Keyboard shortcuts', also: 'keys help' }]).map(({ label }) => (
                <Item key={label} id={label} icon={Keyboard} label={label} onSelect={run(props.onHelp)} />
              ))}
            </Group>
            <Group heading="Pages">
              {fitting(PAGES).map(({ label, path, icon, go: letter }) => (
                <Item
                  key={path}
                  id={path}
                  icon={icon}
                  label={label}
                  note={
                    letter && (
                      <kbd className="ml-auto font-sans text-muted-foreground text-xs">G {letter.toUpperCase()}</kbd>
                    )
                  }
                  onSelect={go(businessPath(current.id, path))}
                />
              ))}
            </Group>
            <Group heading="Businesses">
              {fitting(others).map(({ id, label }) => (
                <Item key={id} id={id} label={label} onSelect={go(pathInOtherBusiness(pathname, id))} />
              ))}
            </Group>
            {query !== '' && (
              <Group heading="Theme">
                {fitting(THEMES).map(({ value, label, icon }) => (
                  <Item key={value} id={label} icon={icon} label={label} onSelect={run(() => setTheme(value))} />
                ))}
              </Group>
            )}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** Nothing where nothing fits. */
function Group({ heading, children }: { heading: string; children: ReactNode }) {
  const none = Array.isArray(children) && children.flat().filter(Boolean).length === 0;
  return none ? null : <CommandGroup heading={heading}>{children}</CommandGroup>;
}

function Item(props: { id: string; icon?: LucideIcon; label: string; note?: ReactNode; onSelect: () => void }) {
  const Icon = props.icon;
  return (
    <CommandItem value={props.id} onSelect={props.onSelect}>
      {Icon && <Icon aria-hidden />}
      <span className="min-w-0 truncate">{props.label}</span>
      {props.note}
    </CommandItem>
  );
}

function HitNote({ hit, business }: { hit: Hit; business: string | null | undefined }) {
  return (
    <span className="tabular ml-auto flex min-w-0 shrink-0 gap-3 truncate pl-4 text-muted-foreground text-xs">
      {business && <span className="truncate">{business}</span>}
      <span className="max-sm:hidden">{hitNote(hit)}</span>
      {hit.kind === 'call' && <RelativeTime at={hit.at} />}
    </span>
  );
}

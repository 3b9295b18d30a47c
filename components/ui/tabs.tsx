'use client';

import { type ComponentProps, createContext, type KeyboardEvent, use, useId, useState } from 'react';
import { cn } from './cn.ts';
import { tabClasses, tabListClasses } from './tab-classes.ts';

const TabsContext = createContext({ ids: '', active: '', choose: (_value: string) => {} });

/** Tabs of one page (WAI-ARIA: arrows move and choose, Tab goes on to the panel). Those that are links: `link-tabs.tsx`. */
export function Tabs({ defaultValue, ...props }: ComponentProps<'div'> & { defaultValue: string }) {
  const [active, choose] = useState(defaultValue);
  return (
    <TabsContext value={{ ids: useId(), active, choose }}>
      <div data-slot="tabs" {...props} />
    </TabsContext>
  );
}

const STEP: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function move(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const step = STEP[event.key];
  const next = step && tabs[step(tabs.indexOf(document.activeElement as HTMLElement), tabs.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

export function TabsList({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div role="tablist" data-slot="tabs-list" className={cn(tabListClasses, className)} onKeyDown={move} {...props} />
  );
}

export function TabsTrigger({ className, value, ...props }: ComponentProps<'button'> & { value: string }) {
  const { ids, active, choose } = use(TabsContext);
  const chosen = value === active;
  return (
    <button
      type="button"
      role="tab"
      id={`${ids}-tab-${value}`}
      aria-controls={`${ids}-panel-${value}`}
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      data-slot="tabs-trigger"
      data-state={chosen ? 'active' : 'inactive'}
      className={cn(tabClasses, className)}
      onClick={() => choose(value)}
      {...props}
    />
  );
}

export function TabsContent({ className, value, children, ...props }: ComponentProps<'div'> & { value: string }) {
  const { ids, active } = use(TabsContext);
  return (
    <div
      role="tabpanel"
      id={`${ids}-panel-${value}`}
      aria-labelledby={`${ids}-tab-${value}`}
      hidden={value !== active}
      data-slot="tabs-content"
      className={cn('pt-6', className)}
      {...props}
    >
      {value === active && children}
    </div>
  );
}

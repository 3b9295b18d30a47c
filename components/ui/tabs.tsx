'use client';

import { Tabs as TabsPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const Tabs = TabsPrimitive.Root;

export const tabListClasses = 'flex gap-4 overflow-x-auto border-border border-b';
export const tabClasses = [
  '-mb-px inline-flex h-9 items-center gap-2 whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground',
  'data-[state=active]:border-foreground data-[state=active]:text-foreground focus-visible:-outline-offset-2',
];

export function TabsList({ className, ...props }: ComponentProps<typeof TabsPrimitive.List>) {
  return <TabsPrimitive.List data-slot="tabs-list" className={cn(tabListClasses, className)} {...props} />;
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof TabsPrimitive.Trigger>) {
  return <TabsPrimitive.Trigger data-slot="tabs-trigger" className={cn(tabClasses, className)} {...props} />;
}

export function TabsContent({ className, ...props }: ComponentProps<typeof TabsPrimitive.Content>) {
  return <TabsPrimitive.Content data-slot="tabs-content" className={cn('pt-6', className)} {...props} />;
}

/** The looks of tabs: those of one page (`tabs.tsx`), and those that are links and bring no script along. */
export const tabListClasses = 'flex gap-4 overflow-x-auto border-border border-b';
export const tabClasses = [
  '-mb-px inline-flex h-9 items-center gap-2 whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground',
  'data-[state=active]:border-foreground data-[state=active]:text-foreground focus-visible:-outline-offset-2',
];

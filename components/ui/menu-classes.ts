/** The looks that everything standing above the page shares: menus, selects, popovers, the palette. */
export const overlayClasses = [
  'z-50 overflow-hidden rounded-md border border-border bg-popover text-popover-foreground shadow-overlay outline-none',
  'data-[state=closed]:animate-out data-[state=open]:animate-in duration-140',
  'data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=closed]:zoom-out-98 data-[state=open]:zoom-in-98',
];

/** One row of a menu: 32 px, the selected one on the hover surface. */
export const itemClasses = [
  'relative flex h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 text-sm outline-none max-md:h-10',
  'focus:bg-accent data-highlighted:bg-accent data-[selected=true]:bg-accent',
  // Radix marks what is off by an empty attribute, cmdk by "true"; cmdk writes "false" on all others.
  'data-[disabled=""]:pointer-events-none data-[disabled=true]:pointer-events-none data-[disabled=""]:opacity-50 data-[disabled=true]:opacity-50',
  '[&_svg:not([class*=text-])]:text-muted-foreground [&_svg]:size-4 [&_svg]:shrink-0',
];

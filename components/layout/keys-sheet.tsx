'use client';

import type { ReactNode } from 'react';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { type Shortcut, shortcutGroups } from './keys.ts';

const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** Every key of the dashboard. */
export function KeysSheet(props: { open: boolean; onOpenChange: (open: boolean) => void; children?: ReactNode }) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        className="max-h-[calc(100dvh-2rem)] max-w-160 overflow-y-auto"
        // The list is for reading: no button of it is the first thing.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          (event.currentTarget as HTMLElement).focus();
        }}
        tabIndex={-1}
      >
        <DialogHeader>
          <DialogTitle>Keyboard</DialogTitle>
          <DialogDescription>Keys do nothing while you type.</DialogDescription>
        </DialogHeader>
        <div className="gap-x-8 sm:columns-2">
          {shortcutGroups.map(({ title, shortcuts }) => (
            <section key={title} className="mb-6 break-inside-avoid">
              <h3 className="mb-1 text-muted-foreground text-xs">{title}</h3>
              <dl className="grid">
                {shortcuts.map((shortcut) => (
                  <div key={shortcut.label} className="flex h-8 items-center justify-between gap-4 text-sm">
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Keys shortcut={shortcut} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        {props.children}
      </DialogContent>
    </Dialog>
  );
}

function Keys({ shortcut }: { shortcut: Shortcut }) {
  return (
    <span className="flex items-center gap-1 text-muted-foreground text-xs">
      {shortcut.keys.map((key, index) => (
        <span key={key} className="flex items-center gap-1">
          {index > 0 && 'then'}
          <kbd className="min-w-6 rounded-xs border border-border bg-muted px-1.5 text-center font-sans font-medium text-foreground leading-5">
            {key.replace('Mod+', isMac() ? '⌘ ' : 'Ctrl ')}
          </kbd>
        </span>
      ))}
    </span>
  );
}

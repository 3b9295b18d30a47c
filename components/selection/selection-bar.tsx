import { Download, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';

/** What can be done with the selected rows, above the page. `exported` is the address of a file with just these. */
export function SelectionBar(props: { count: number; exported: string; onClear: () => void; children?: ReactNode }) {
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-30 flex justify-center md:bottom-6">
      <section
        aria-label="Selection"
        className="fade-in-0 slide-in-from-bottom-2 pointer-events-auto flex animate-in items-center gap-2 rounded-lg border border-border bg-popover py-2 pr-2 pl-4 shadow-overlay duration-140"
      >
        <p aria-live="polite" className="tabular mr-2 whitespace-nowrap font-medium text-sm">
          {props.count} selected
        </p>
        {props.children}
        <Button size="sm" asChild>
          <a href={props.exported} download>
            <Download aria-hidden />
            Export
          </a>
        </Button>
        <Button variant="ghost" size="icon-sm" aria-label="Clear the selection" onClick={props.onClear}>
          <X aria-hidden />
        </Button>
      </section>
    </div>
  );
}

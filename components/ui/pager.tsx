import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

/** Steps through a keyset list. There are no page numbers: the list grows at its head while one reads. */
export function Pager(props: { newer: string | null; older: string | null; note?: ReactNode; className?: string }) {
  if (!props.newer && !props.older) return null;
  return (
    <nav aria-label="Pages" className={cn('flex items-center gap-2 py-3', props.className)}>
      {props.note && <p className="tabular mr-auto text-muted-foreground text-xs">{props.note}</p>}
      <Step href={props.newer} rel="prev">
        <ChevronLeft aria-hidden />
        Newer
      </Step>
      <Step href={props.older} rel="next">
        Older
        <ChevronRight aria-hidden />
      </Step>
    </nav>
  );
}

function Step(props: { href: string | null; rel: string; children: ReactNode }) {
  if (!props.href) {
    return (
      <Button size="sm" disabled>
        {props.children}
      </Button>
    );
  }
  return (
    <Button size="sm" asChild>
      <Link href={props.href} rel={props.rel}>
        {props.children}
      </Link>
    </Button>
  );
}

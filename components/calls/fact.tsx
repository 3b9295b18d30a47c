import type { ReactNode } from 'react';

/** A thing known, under its name. Goes into a `dl`. */
export function Fact(props: { label: string; children: ReactNode; className?: string }) {
  return (
    <div className={props.className}>
      <dt className="text-muted-foreground text-xs">{props.label}</dt>
      <dd className="mt-0.5 min-w-0 text-sm [overflow-wrap:anywhere]">{props.children}</dd>
    </div>
  );
}

'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toast } from '#components/ui/toast.ts';
import { cn } from './cn.ts';

/** Copies on press and says so for two seconds. */
export function CopyButton({
  value,
  label = 'Copy',
  className,
}: {
  value: string;
  label?: string;
  className?: string;
}) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), 2000);
    } catch {
      // No clipboard outside of https and localhost.
      toast.error('The browser did not allow copying.', { description: 'Select the text and copy it by hand.' });
    }
  }
  return (
    <button
      type="button"
      aria-label={copied ? 'Copied' : label}
      title={copied ? 'Copied' : label}
      onClick={copy}
      className={cn(
        'grid size-7 shrink-0 place-items-center rounded-sm text-muted-foreground transition-colors hover:bg-accent hover:text-foreground',
        className,
      )}
    >
      {copied ? <Check className="size-3.5 text-live" aria-hidden /> : <Copy className="size-3.5" aria-hidden />}
      <span aria-live="polite" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}

/** An id, key or address in mono with its copy button. `shown` writes something shorter than what is copied. */
export function Copyable(props: {
  value: string;
  shown?: string;
  label?: string;
  boxed?: boolean;
  className?: string;
}) {
  return (
    <span
      data-slot="copyable"
      className={cn(
        'inline-flex min-w-0 max-w-full items-center gap-1',
        props.boxed && 'h-9 w-full justify-between rounded-md border border-border bg-muted pr-1 pl-3',
        props.className,
      )}
    >
      <span className="figures truncate">{props.shown ?? props.value}</span>
      <CopyButton value={props.value} label={props.label} />
    </span>
  );
}

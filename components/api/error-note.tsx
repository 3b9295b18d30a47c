'use client';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { toast } from '#components/ui/toast.ts';
import { ApiError } from './client.ts';
import { wayOutOf } from './way-out.ts';

/** What happened, why, and the request id to quote; `action` is what to do about it. */
export function ErrorNote(props: { title: string; error: Error; action?: ReactNode; className?: string }) {
  const id = requestIdOf(props.error);
  const out = wayOutOf(props.error);
  return (
    <div
      role="alert"
      className={cn('flex items-start gap-3 rounded-md border border-border bg-failed-soft px-4 py-3', props.className)}
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-failed" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-failed text-sm">{props.title}</p>
        <p className="text-sm">{props.error.message}</p>
        {out && (
          <Link href={out.href} className="rounded-xs font-medium text-sm underline underline-offset-4">
            {out.label}
          </Link>
        )}
        {id && <p className="figures mt-1 break-all text-muted-foreground text-xs">Request {id}</p>}
      </div>
      {props.action}
    </div>
  );
}

/** The same in a toast, for what was asked for by a button. */
export function toastError(title: string, error: Error): void {
  const id = requestIdOf(error);
  const out = wayOutOf(error);
  toast.error(title, {
    description: id ? `${error.message} Request ${id}` : error.message,
    ...(out && { action: { label: out.label, onClick: () => location.assign(out.href) } }),
  });
}

function requestIdOf(error: Error): string | null {
  return error instanceof ApiError ? error.requestId : null;
}

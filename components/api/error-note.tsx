'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { toast } from '#components/ui/toast.ts';
import { ApiError } from './client.ts';

/** What happened, why, and the request id to quote; `action` is what to do about it. */
export function ErrorNote(props: { title: string; error: Error; action?: ReactNode; className?: string }) {
  const id = requestIdOf(props.error);
  return (
    <div
      role="alert"
      className={cn('flex items-start gap-3 rounded-md border border-border bg-failed-soft px-4 py-3', props.className)}
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-failed" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-failed text-sm">{props.title}</p>
        <p className="text-sm">{props.error.message}</p>
        {id && <p className="figures mt-1 break-all text-muted-foreground text-xs">Request {id}</p>}
      </div>
      {props.action}
    </div>
  );
}

/** The same in a toast, for what was asked for by a button. */
export function toastError(title: string, error: Error): void {
  const id = requestIdOf(error);
  toast.error(title, { description: id ? `${error.message} Request ${id}` : error.message });
}

function requestIdOf(error: Error): string | null {
  return error instanceof ApiError ? error.requestId : null;
}

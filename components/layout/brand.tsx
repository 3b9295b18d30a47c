import { cn } from '#components/ui/cn.ts';

/** The mark: two lanes of one call, the agent above and the caller below. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('size-5 shrink-0', className)}>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <g className="stroke-primary-foreground" strokeWidth="3" strokeLinecap="round">
        <path d="M8.5 11.5v3M13.5 7.5v7M18.5 17.5v7M23.5 17.5v3" />
        <path d="M18.5 12v2.5M13.5 17.5v2.5" opacity=".5" />
      </g>
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold text-base tracking-tight', className)}>
      <BrandMark />
      KaiCalls
    </span>
  );
}

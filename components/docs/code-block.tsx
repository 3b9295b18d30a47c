import { cn } from '#components/ui/cn.ts';
import { CopyButton } from '#components/ui/copyable.tsx';

/** Text to copy: a request, an answer, a program. */
export function CodeBlock({ code, label, quiet }: { code: string; label: string; quiet?: boolean }) {
  return (
    <div className={cn('relative min-w-0 rounded-md border border-border', quiet ? 'bg-muted' : 'bg-card')}>
      <pre className="wrap-anywhere whitespace-pre-wrap px-4 py-3 pr-12 text-xs leading-5">
        <code translate="no">{code}</code>
      </pre>
      <CopyButton value={code} label={`Copy: ${label}`} className="absolute top-2 right-2" />
    </div>
  );
}

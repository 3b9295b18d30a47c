import { cn } from './cn.ts';
import { CopyButton } from './copyable.tsx';
import { formatPhone } from './format-phone.ts';

/** A number grouped for reading, in mono. With `copy`, a button that copies it as E.164. */
export function PhoneNumber(props: { value: string | null | undefined; copy?: boolean; className?: string }) {
  if (!props.value) return <span className={cn('text-muted-foreground', props.className)}>Unknown number</span>;
  const number = (
    <span className={cn('figures whitespace-nowrap [word-spacing:-0.3em]', props.className)} translate="no">
      {formatPhone(props.value)}
    </span>
  );
  if (!props.copy) return number;
  return (
    <span className="inline-flex items-center gap-1">
      {number}
      <CopyButton value={props.value} label="Copy the number" />
    </span>
  );
}

import { cn } from '#components/ui/cn.ts';

/** A lead's name; one who told none is filed under a number, which is written as one. */
export function LeadName({ name, className }: { name: string; className?: string }) {
  const number = /^\+[\d ]+$/.test(name);
  return (
    <span
      className={cn(number ? 'figures whitespace-nowrap [word-spacing:-0.3em]' : 'font-medium', className)}
      translate={number ? 'no' : undefined}
    >
      {name}
    </span>
  );
}

/** Where a lead came from, in words: "inbound_call" → "Incoming call". */
export function sourceWords(source: string): string {
  const known: Record<string, string> = {
    inbound_call: 'Incoming call',
    outbound_call: 'Outgoing call',
    api: 'API',
    web_form: 'Web form',
  };
  const words = source.replaceAll('_', ' ');
  return known[source] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

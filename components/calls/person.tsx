import { cn } from '#components/ui/cn.ts';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { otherSide } from './call-state.ts';

/** Who is on the other side of a call: a name where one is known, else the number, else that it was withheld. */
export function Person(props: { call: Parameters<typeof otherSide>[0]; className?: string }) {
  const { name, number } = otherSide(props.call);
  if (name) return <span className={cn('font-medium', props.className)}>{name}</span>;
  if (number) return <PhoneNumber value={number} className={props.className} />;
  return <span className={cn('text-muted-foreground', props.className)}>Number withheld</span>;
}

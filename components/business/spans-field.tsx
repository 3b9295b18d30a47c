'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';

export interface Span {
  open: string;
  close: string;
}

/** The hours of one day: none is closed. `day` names it for those who do not see the line. */
export function SpansField(props: { day: string; spans: readonly Span[]; onChange: (spans: Span[]) => void }) {
  const { day, spans, onChange } = props;
  const change = (index: number, part: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {spans.length === 0 && <span className="text-muted-foreground text-sm">Closed</span>}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has nothing else that names it
        <span key={index} className="flex items-center gap-1.5">
          <Input
            type="time"
            className="w-28"
            aria-label={`${day} opens`}
            value={span.open}
            onChange={(event) => change(index, { open: event.target.value })}
          />
          <span className="text-muted-foreground text-sm">to</span>
          <Input
            type="time"
            className="w-28"
            aria-label={`${day} closes`}
            value={span.close === '24:00' ? '23:59' : span.close}
            onChange={(event) => change(index, { close: event.target.value })}
          />
          <Button
            variant="ghost"
            size="sm"
            aria-label={`${day}: remove these hours`}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            <X className="size-3.5" aria-hidden />
          </Button>
        </span>
      ))}
      <Button
        variant="ghost"
        size="sm"
        onClick={() =>
          onChange([
            ...spans,
            spans.length === 0 ? { open: '09:00', close: '17:00' } : { open: '18:00', close: '20:00' },
          ])
        }
        aria-label={`${day}: add hours`}
      >
        <Plus className="size-3.5" aria-hidden />
        {spans.length === 0 ? 'Open' : 'More'}
      </Button>
    </div>
  );
}

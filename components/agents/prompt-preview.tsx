'use client';

import { useId } from 'react';
import { cn } from '#components/ui/cn.ts';
import { Label } from '#components/ui/label.tsx';
import { filledIn } from './prompt-text.ts';

/** A prompt as one call has it; what was filled in is tinted. */
export function PromptPreview(props: {
  label: string;
  text: string;
  values: Record<string, unknown>;
  long?: boolean | undefined;
}) {
  const id = useId();
  const stretches = filledIn(props.text, props.values).map((stretch, place) => ({ ...stretch, place }));
  return (
    <div className="grid gap-1.5">
      <div className="flex h-7 items-center">
        <Label id={id}>{props.label}</Label>
      </div>
      <section
        aria-labelledby={id}
        className={cn(
          'whitespace-pre-wrap rounded-md border border-border border-dashed bg-muted px-3 py-2 text-base [overflow-wrap:anywhere]',
          props.long ? 'min-h-60' : 'min-h-14',
        )}
      >
        {stretches.length === 0 && (
          <span className="text-muted-foreground">Nothing is left of it for this caller.</span>
        )}
        {stretches.map(({ text, variable, place }) =>
          variable ? (
            <mark key={place} title={`{{${variable}}}`} className="rounded-xs bg-live-soft text-live">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </section>
      <p className="text-muted-foreground text-xs">
        {props.long
          ? 'What Settings know of the business is told to the agent after this.'
          : 'What is announced first, if anything, is set in Settings.'}
      </p>
    </div>
  );
}

'use client';

import type { ComponentProps } from 'react';
import { cn } from '#components/ui/cn.ts';
import { useFieldControl } from '#components/ui/field.tsx';
import { controlClasses, typedClasses } from '#components/ui/input.tsx';
import { isKnown, stretchesOf } from './prompt-text.ts';

/**
 * A text in which variables are tinted. The tint lies behind the textarea, in a copy of the text that nobody sees or
 * hears; the copy also gives the field its height, so that it grows with what is written.
 */
export function PromptInput({ value, className, ...props }: ComponentProps<'textarea'> & { value: string }) {
  const stretches = stretchesOf(value).map((stretch, place) => ({ ...stretch, place }));
  const metrics = cn('min-h-14 px-3 py-2 leading-[1.5] [overflow-wrap:anywhere]', className);
  return (
    <div className="grid rounded-md bg-card dark:bg-background">
      <div
        aria-hidden
        className={cn(
          'pointer-events-none invisible col-start-1 row-start-1 whitespace-pre-wrap border border-transparent text-base',
          typedClasses,
          metrics,
        )}
      >
        {stretches.map(({ text, variable, place }) =>
          variable ? (
            <mark
              key={place}
              className={cn(
                'visible rounded-xs text-transparent',
                isKnown(variable) ? 'bg-primary/15 dark:bg-primary/25' : 'bg-missed/20 dark:bg-missed/25',
              )}
            >
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {'\n'}
      </div>
      <textarea
        data-slot="prompt-input"
        spellCheck
        className={cn(
          controlClasses,
          typedClasses,
          metrics,
          'col-start-1 row-start-1 resize-none overflow-hidden bg-transparent dark:bg-transparent',
        )}
        value={value}
        {...useFieldControl()}
        {...props}
      />
    </div>
  );
}

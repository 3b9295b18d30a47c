'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';
import { controlClasses, typedClasses } from './input.tsx';

/** Grows with its text; give it `rows` for the height it starts with. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(
        controlClasses,
        typedClasses,
        'field-sizing-content min-h-20 resize-y px-3 py-2 leading-[1.5]',
        className,
      )}
      {...useFieldControl()}
      {...props}
    />
  );
}

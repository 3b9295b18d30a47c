'use client';

import type { ComponentProps } from 'react';

/**
 * A form that is sent without leaving the page. In a dialog it is sent alone: what stands in the page around the
 * dialog's trigger may be a form too.
 */
export function Form({
  onSubmit,
  ...props
}: Omit<ComponentProps<'form'>, 'onSubmit'> & { onSubmit: (form: FormData) => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit(new FormData(event.currentTarget));
      }}
      {...props}
    />
  );
}

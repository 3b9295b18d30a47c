import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const buttonVariants = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium text-sm',
    'transition-[background-color,border-color,color,opacity,transform] active:scale-[0.985]',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50',
    '[&_svg:not([class*=size-])]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border-input bg-secondary text-secondary-foreground hover:bg-accent',
        ghost: 'border-transparent text-muted-foreground hover:bg-accent hover:text-foreground',
        destructive: 'border-transparent bg-destructive text-destructive-foreground hover:opacity-90',
        link: 'h-auto border-transparent p-0 text-live underline-offset-4 hover:underline active:scale-100',
      },
      size: {
        sm: 'h-7 gap-1.5 px-2.5 text-xs [&_svg:not([class*=size-])]:size-3.5',
        md: 'h-9 px-3.5',
        lg: 'h-11 px-5 text-base',
        icon: 'size-9',
        'icon-sm': 'size-7 [&_svg:not([class*=size-])]:size-3.5',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Renders the child (a link, usually) with the looks of a button. */
  asChild?: boolean;
  /** Work is under way: the label keeps its place under a turning mark, and further presses do nothing. */
  pending?: boolean;
}

export function Button({ className, variant, size, asChild, pending, disabled, children, ...props }: ButtonProps) {
  if (asChild) {
    return (
      <Slot.Root data-slot="button" className={cn(buttonVariants({ variant, size }), className)} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      data-slot="button"
      className={cn(buttonVariants({ variant, size }), className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...props}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <LoaderCircle className="size-4 animate-spin" aria-hidden />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}

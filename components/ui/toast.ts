import type { toast as sonner } from 'sonner';

type Toast = typeof sonner;

const mounted = Promise.withResolvers<Toast>();

/** Called once by the toaster, which loads after the page: what was said before it is shown then. */
export const toasterMounted = mounted.resolve;

const say =
  (how: (toast: Toast) => Toast | Toast['error']) =>
  (...said: Parameters<Toast['error']>): void =>
    void mounted.promise.then((toast) => how(toast)(...said));

/** A sentence in the corner, for six seconds. */
export const toast = Object.assign(
  say((toast) => toast),
  {
    error: say((toast) => toast.error),
    warning: say((toast) => toast.warning),
    dismiss: (id: string): void => void mounted.promise.then((toast) => toast.dismiss(id)),
  },
);

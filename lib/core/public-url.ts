import { port } from './port.ts';

/** The address that people reach this installation at, without a slash at the end (`PUBLIC_URL`). */
export const publicUrlPort = port<() => string>('public-url');

const OWN_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether nobody but this machine reaches an installation at that address: somebody tries it out. */
export const isOwnMachine = (publicUrl: string): boolean => OWN_MACHINE.test(new URL(publicUrl).hostname);

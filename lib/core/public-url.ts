import { port } from './port.ts';

/** The address that people reach this installation at, without a slash at the end (`PUBLIC_URL`). */
export const publicUrlPort = port<() => string>('public-url');

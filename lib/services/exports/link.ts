import { port } from '#lib/core/port.ts';

/** Makes a link to an archive that works for a while without a key. */
export type ExportLink = (archive: { id: string; businessId: string }) => string;
export const exportLinkPort = port<ExportLink>('export-link');

/** Where the parts of an archive lie in the storage, counted from 0. */
export const partKey = (id: string, part: number): string => `exports/${id}/${part}`;

import { createHash } from 'node:crypto';

/** Names a version of the instructions: SHA-256 in hex. */
export const hashOf = (prompt: string): string => createHash('sha256').update(prompt).digest('hex');

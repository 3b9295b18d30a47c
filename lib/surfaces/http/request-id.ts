import { randomUUID } from 'node:crypto';

/** Names a request in our logs, and to who made it: ours alone, whatever it brings along. */
export const newRequestId = (): string => `req_${randomUUID().replaceAll('-', '').slice(0, 20)}`;

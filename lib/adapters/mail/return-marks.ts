import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { ReturnMarks } from './port.ts';

const UUID = /^<([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})@/;
const MARK = /(?<![0-9a-z])([0-9a-f]{32})([0-9a-f]{16})(?=@)/g;
/** Of a mail that is none of an owner's: nothing comes of it when it comes back. */
const NONE = '0';

/**
 * The id of a mail and a signature over it, short enough for the first part of an address (64 characters, in which
 * servers may lose capitals).
 */
export function returnMarks(secret: string): ReturnMarks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'return marks', 32));
  const signature = (id: string) => createHmac('sha256', key).update(id).digest().subarray(0, 8);
  return {
    of(messageId) {
      const id = UUID.exec(messageId ?? '')
        ?.slice(1)
        .join('');
      return id ? id + signature(id).toString('hex') : NONE;
    },
    in(text) {
      for (const [, id = '', signed = ''] of text.matchAll(MARK)) {
        if (timingSafeEqual(Buffer.from(signed, 'hex'), signature(id))) {
          return id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
        }
      }
      return null;
    },
  };
}

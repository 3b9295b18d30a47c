import type { ReturnMarks } from '#lib/adapters/mail/port.ts';

/** What a mail server says became of one mail that it had taken. */
export interface DeliveryReport {
  /** `<…@…>`, as the mail that came back carried it; null where the report quotes nothing of it. */
  messageId: string | null;
  /** The email that the address names which it came back to. */
  emailId: string | null;
  recipient: string;
  /** The enhanced code of RFC 3463: `5.1.1`. */
  status: string;
  /** What the server said, in one line. */
  said: string;
}

/**
 * Reads a mail that came back (RFC 3464): null when it is something else, or only says that a mail is late. What stands
 * in it is not believed for anything but which of our mails it speaks of.
 */
export function readDeliveryReport(message: string, marks: ReturnMarks): DeliveryReport | null {
  const parts = partsOf(message);
  const verdict = parts.find(({ type }) => type.startsWith('message/delivery-status'));
  const original = parts.find(({ type }) => /^(message\/rfc822|text\/rfc822-headers)/.test(type));
  if (!verdict) return null;
  // The first block is about the message, each that follows about one recipient.
  const recipients = blocksOf(verdict.body).slice(1).map(fieldsOf);
  const failed = recipients.find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  const messageId = fieldsOf(blocksOf(original?.body ?? '')[0] ?? '').get('message-id') ?? null;
  const emailId = marks.in(blocksOf(message.replaceAll('\r\n', '\n'))[0] ?? '');
  const [status] = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(failed?.get('status') ?? '') ?? [];
  const address = failed?.get('original-recipient') ?? failed?.get('final-recipient');
  if (!failed || !(messageId ?? emailId) || !status || !address) return null;
  return {
    messageId,
    emailId,
    recipient: address
      .replace(/^[^;]*;\s*/, '')
      .replace(/^<|>$/g, '')
      .toLowerCase(),
    status,
    said: (failed.get('diagnostic-code') ?? '').replace(/^smtp;\s*/i, ''),
  };
}

/** Codes that speak of the mailbox itself, and not of this one mail, its size, or what the server thinks of us. */
const NO_MAILBOX = /^5\.(1\.(0|1|2|3|6|10)|2\.(0|1)|0\.0)$/;

/** Whether nothing is to be sent to the address any more. */
export const isGone = ({ status }: Pick<DeliveryReport, 'status'>): boolean => NO_MAILBOX.test(status);

interface Part {
  type: string;
  body: string;
}

const MOST_PARTS = 20;

/** The parts of a message that has several; none else. */
function partsOf(message: string): Part[] {
  const text = message.replaceAll('\r\n', '\n');
  const [head = ''] = blocksOf(text);
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(fieldsOf(head).get('content-type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return [];
  return text
    .split(`\n--${boundary}`)
    .slice(1, MOST_PARTS)
    .filter((part) => !part.startsWith('--'))
    .map((part) => {
      const at = part.indexOf('\n\n');
      const fields = fieldsOf(part.slice(0, at));
      const body = part.slice(at + 2);
      const encoded = fields.get('content-transfer-encoding')?.toLowerCase() === 'base64';
      return {
        type: (fields.get('content-type') ?? 'text/plain').toLowerCase(),
        body: encoded ? Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n') : body,
      };
    });
}

/** What stands between empty lines. */
const blocksOf = (text: string): string[] => text.trim().split(/\n[ \t]*\n/);

/** Header fields by their names in small letters, folded lines put together; of repeated ones the first. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}

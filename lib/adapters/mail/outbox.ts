import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnMachine } from '#lib/core/public-url.ts';
import type { Mail, Mailer } from './port.ts';

/** A mail as it may be told of: the text and the recipient stay in the file. */
interface Note {
  file: string;
  link: string | undefined;
}

/** What a log says of a mail: its link on a machine of one's own. Elsewhere others read logs, and a link opens an account. */
export function logged({ file, link }: Note, publicUrl: string): Partial<Note> {
  return link && isOwnMachine(publicUrl) ? { link } : { file };
}

/** A mailer for a machine without a mail server: each mail becomes a file that only we can read. */
export function outboxMailer({ dataDir, note }: { dataDir: string; note: (mail: Note) => void }): Mailer {
  const directory = join(dataDir, 'outbox');
  return {
    async send(mail: Mail) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const at = new Date().toISOString();
      const file = join(directory, `${at.replaceAll(':', '.')}-${slug(mail.subject)}-${mark(mail.messageId)}.json`);
      await writeFile(`${file}.part`, `${JSON.stringify({ at, ...mail }, null, 2)}\n`, { mode: 0o600 });
      await rename(`${file}.part`, file);
      note({ file, link: mail.link });
    },
    async has(messageId) {
      const files = await readdir(directory).catch(() => []);
      return files.some((file) => file.endsWith(`-${mark(messageId)}.json`));
    },
  };
}

/** What sets a file apart: the same for the same message, so that it is known again. */
const mark = (messageId: string | undefined): string =>
  messageId ? createHash('sha256').update(messageId).digest('hex').slice(0, 24) : randomUUID().slice(0, 8);

function slug(subject: string): string {
  const words =
    subject
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40) || 'mail';
}

import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, Mailer } from './port.ts';

/**
 * A mailer for a machine without a mail server: each mail becomes a file that only we can read. `note` is told the file
 * and the link, for the log of a developer's machine; the text and the recipient stay in the file.
 */
export function outboxMailer({
  dataDir,
  note,
}: {
  dataDir: string;
  note: (mail: { file: string; link: string | undefined }) => void;
}): Mailer {
  const directory = join(dataDir, 'outbox');
  return {
    async send(mail: Mail) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const at = new Date().toISOString();
      const file = join(directory, `${at.replaceAll(':', '.')}-${slug(mail.subject)}-${randomUUID().slice(0, 8)}.json`);
      await writeFile(`${file}.part`, `${JSON.stringify({ at, ...mail }, null, 2)}\n`, { mode: 0o600 });
      await rename(`${file}.part`, file);
      note({ file, link: mail.link });
    },
  };
}

function slug(subject: string): string {
  const words =
    subject
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40) || 'mail';
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { movedFile } from '#scripts/supervisor/database.ts';
import type { Settings } from '#scripts/supervisor/settings.ts';
import type { Moved } from './move.ts';

const ADDRESS = /^(postgres(?:ql)?:\/\/)postgres(\.[^:@]+)?(?::[^@]*)?@(([^/?]*).*)$/;

/**
 * The project's address for the product's own role. Behind Supabase's pooler a role is named with the project.
 * @throws when the address is not that of the role `postgres`.
 */
export function productUrl(adminUrl: string, password: string): string {
  const [, scheme, project = '', rest] = ADDRESS.exec(adminUrl) ?? [];
  if (!rest) throw new Error('Name the project’s database as postgresql://postgres:<password>@<host>:5432/postgres.');
  return `${scheme}kaicalls_app${project}:${password}@${rest}`;
}

const environmentFile = ({ dataDir }: Settings): string => join(dataDir, 'supabase.env');

/** The environment of the moved product, secrets and all, in a file of its owner's alone. */
export function writeEnvironment(settings: Settings, adminUrl: string, password: string, secret: string): void {
  const { env } = settings;
  const lines: [string, string | undefined][] = [
    ['DATABASE_URL', productUrl(adminUrl, password)],
    ['DATABASE_ADMIN_URL', adminUrl],
    ['KAICALLS_KEY_PEPPER', secret],
    ['NEXT_PUBLIC_SUPABASE_URL', env.NEXT_PUBLIC_SUPABASE_URL],
    ['NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY],
    ['SUPABASE_SECRET_KEY', env.SUPABASE_SECRET_KEY],
    ['SUPABASE_STORAGE_BUCKET', process.env.SUPABASE_STORAGE_BUCKET],
  ];
  const text = lines.map(([name, value = '']) => `${name}='${value}'\n`).join('');
  writeFileSync(environmentFile(settings), text, { mode: 0o600 });
}

/** Written before the commit: should this process die with it, the product does not start on data that may have moved. */
export function markMoved(settings: Settings, adminUrl: string): void {
  const marker = movedFile(settings.dataDir);
  const where = ADDRESS.exec(adminUrl)?.[4] || 'a Supabase project';
  const text =
    `Everything here was moved to ${where} on ${new Date().toISOString()}. Start with the environment of ` +
    `${environmentFile(settings)}, or remove ${marker} to go on with the old data.\n`;
  writeFileSync(marker, text, { mode: 0o600 });
}

export function nextSteps({ people }: Moved, settings: Settings, bucket: boolean): string {
  return [
    `The environment to go on with is in ${environmentFile(settings)}, secrets included: fill what is empty, keep it safe.`,
    '  KAICALLS_KEY_PEPPER must stay what it is: API keys and the passwords of mail accounts are of no use without it.',
    bucket
      ? '  Files are in the bucket.'
      : `  Files stay in ${settings.dataDir}/storage; without SUPABASE_STORAGE_BUCKET every process needs that folder.`,
    'Everybody signs in anew, with the same password and authenticator app.',
    ...(people.withRecoveryCodes > 0
      ? [
          `${people.withRecoveryCodes} people make new recovery codes, where the project offers them; the old ones stayed behind.`,
        ]
      : []),
  ].join('\n');
}

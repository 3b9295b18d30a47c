import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSettingsTables } from '#lib/surfaces/docs/settings.ts';
import { ROOT } from './supervisor/settings.ts';

// Writes the tables of variables into the README from their one declaration, lib/core/settings.ts.

const file = join(ROOT, 'README.md');
writeFileSync(file, withSettingsTables(readFileSync(file, 'utf8')));

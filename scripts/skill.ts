import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { skillBundle } from '#lib/surfaces/docs/skill.ts';

// Writes the skill bundle for coding agents from the catalog: `npm run skill`. A test sees when it is out of date.
const folder = join(import.meta.dirname, '../public/skills/kaicalls-agent-api');
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of Object.entries(skillBundle())) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

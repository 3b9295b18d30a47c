import { build } from './supervisor/current-build.ts';

await build();

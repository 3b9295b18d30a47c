import { build } from './supervisor/current-build.ts';
import { printRouteSizes } from './supervisor/route-sizes.ts';

await build();
printRouteSizes();

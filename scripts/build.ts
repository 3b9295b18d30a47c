import { build } from './supervisor/current-build.ts';
import { routeLines, routeSizes } from './supervisor/route-sizes.ts';

await build();
console.log(['First-load JavaScript, gzip:', ...routeLines(routeSizes())].join('\n'));

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './settings.ts';

const STATS = join(ROOT, '.next/diagnostics/route-bundle-stats.json');
/** What a page of the dashboard may load before anybody has clicked, in kB of 1,000 bytes. */
const MOST_KB = 200;

interface RouteStats {
  route: string;
  firstLoadChunkPaths: string[];
}

export interface RouteSize {
  route: string;
  /** First-load JavaScript, each file compressed as a server sends it. */
  kilobytes: number;
  tooBig: boolean;
}

/** The first-load JavaScript of each route of the last build, the heaviest first. */
export function routeSizes(): RouteSize[] {
  if (!existsSync(STATS)) return [];
  const stats: RouteStats[] = JSON.parse(readFileSync(STATS, 'utf8'));
  const compressed = new Map<string, number>();
  const size = (path: string) => {
    const known = compressed.get(path) ?? gzipSync(readFileSync(join(ROOT, path))).length;
    compressed.set(path, known);
    return known;
  };
  return stats
    .map(({ route, firstLoadChunkPaths }) => {
      const kilobytes = firstLoadChunkPaths.reduce((sum, path) => sum + size(path), 0) / 1000;
      return { route, kilobytes, tooBig: kilobytes > MOST_KB };
    })
    .sort((a, b) => b.kilobytes - a.kilobytes);
}

export const routeLines = (sizes: readonly RouteSize[]): string[] =>
  sizes.map(
    ({ route, kilobytes, tooBig }) =>
      `${kilobytes.toFixed(1).padStart(6)} kB  ${route}${tooBig ? `  more than ${MOST_KB} kB` : ''}`,
  );

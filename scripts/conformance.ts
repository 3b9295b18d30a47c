import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Product, startProduct } from './testing/product.ts';

// Runs a conformance suite against a fresh product with its ordinary limits:
//   node scripts/conformance.ts <path of its run.mjs> [arguments for it]
const [suite, ...args] = process.argv.slice(2);
if (!suite) throw new Error('Name the run.mjs of the suite.');

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

let product: Product | undefined;
try {
  product = await startProduct({}, interrupted.signal);
  const run = spawn(process.execPath, [suite, product.url, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    signal: interrupted.signal,
  });
  const [code] = (await once(run, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await product?.stop();
}
process.exit();

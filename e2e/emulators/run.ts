import { once } from 'node:events';
import { startVapiEmulator } from './vapi/emulator.ts';

// The emulators for hands: prints what to put into the product's environment, and runs until Ctrl-C. Each argument
// sets an option: `node e2e/emulators/run.ts pace=1 port=4610`.
const options = Object.fromEntries(process.argv.slice(2).map((argument) => argument.split('=')));
const { pace = 5, port = 4610 } = options;
const vapi = await startVapiEmulator({ pace: Number(pace), port: Number(port), concurrency: 100 });
for (const [name, value] of Object.entries(vapi.env)) console.log(`${name}='${value}'`);
console.log(`\n# Rings a number: curl ${vapi.url}/__emulator/ring -H 'Content-Type: application/json' \\`);
console.log(`#   -d '{"number": "+1…", "from": "+15125551234", "lines": ["Hello, my name is Nora Quill."]}'`);
await once(process, 'SIGINT');
await vapi.close();

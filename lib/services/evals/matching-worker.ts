import { parentPort } from 'node:worker_threads';

/** What to look for in which text; the answer is whether it is there. */
export interface MatchRequest {
  source: string;
  flags: string;
  text: string;
}

parentPort?.on('message', ({ source, flags, text }: MatchRequest) => {
  parentPort?.postMessage(new RegExp(source, flags).test(text));
});
parentPort?.postMessage('ready');

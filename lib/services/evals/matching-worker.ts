import { parentPort } from 'node:worker_threads';

/** What to look for in which text. */
export interface MatchRequest {
  source: string;
  flags: string;
  text: string;
}
/** Whether it is there; null when the engine refuses the pattern. `ready` comes first, once. */
export type MatchAnswer = boolean | null | 'ready';

function answer({ source, flags, text }: MatchRequest): MatchAnswer {
  try {
    return new RegExp(source, flags).test(text);
  } catch {
    return null;
  }
}

parentPort?.on('message', (request: MatchRequest) => parentPort?.postMessage(answer(request)));
parentPort?.postMessage('ready' satisfies MatchAnswer);

/** The thread that speaks, and writes down what others recorded; an utterance for a live call comes between sentences. */
import { setPriority } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { recordCall, type Say, speakAloud } from './call-recording.ts';
import type { SpeechAnswer, SpeechRequest } from './flite-protocol.ts';
import { synthesise } from './flite-voice.ts';
import { PhraseCache } from './phrase-cache.ts';
import { transcode } from './transcode.ts';

const NICE = 5;

// On Linux niceness belongs to the thread: a rush of recordings leaves the processors to whoever answers requests.
// (Threads started from here would inherit it, so nothing in this thread may be the first to use libuv's pool.)
if (process.platform === 'linux') setPriority(NICE);

const cache = new PhraseCache(Number(workerData.cacheBytes));

const say: Say = async (sentence, voice) => {
  const key = `${voice} ${sentence}`;
  const known = cache.get(key);
  if (known) return known;
  await breathe();
  const pcm = await synthesise(sentence, voice);
  cache.set(key, pcm);
  return pcm;
};

async function answer(request: SpeechRequest): Promise<SpeechAnswer> {
  const { id } = request;
  try {
    if (request.kind === 'speak') return { id, ok: true, mp3: await speakAloud(request.text, request.voice, say) };
    const { mp3, ...recording } = await (request.kind === 'record'
      ? recordCall(request.turns, request.options, say)
      : transcode(request.wav));
    return { id, ok: true, mp3, recording };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : 'speech failed' };
  }
}

parentPort?.on('message', (request: SpeechRequest) => {
  answer(request).then((done) => {
    parentPort?.postMessage(done, done.ok ? [done.mp3.buffer] : []);
  });
});

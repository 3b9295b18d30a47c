/** Loudness of the two speakers over a call, 0 to 1, in equal steps. */
export interface Lanes {
  agent: number[];
  caller: number[];
}

export interface SpokenTurn {
  agent: boolean;
  /** Seconds from the start of the call. */
  start: number;
  end: number;
}

/** Lanes for a call whose recording has not been measured: who spoke when is true, the loudness only looks alive. */
export function lanesFromTurns(turns: SpokenTurn[], duration: number, steps: number): Lanes {
  const lanes: Lanes = { agent: Array(steps).fill(0), caller: Array(steps).fill(0) };
  for (const turn of turns) {
    const from = Math.max(0, Math.floor((turn.start / duration) * steps));
    const to = Math.min(steps, Math.max(from + 1, Math.ceil((turn.end / duration) * steps)));
    for (let step = from; step < to; step++) {
      const edge = Math.min(1, (step - from + 1) / 3, (to - step) / 2);
      lanes[turn.agent ? 'agent' : 'caller'][step] = speech((step / steps) * duration, step) * (0.4 + 0.6 * edge);
    }
  }
  return lanes;
}

/** Fewer or more steps of the same lanes: each new step is the mean of what it covers, which keeps the shape of speech. */
export function resample(values: number[], steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => {
    const from = Math.floor((step * values.length) / steps);
    const to = Math.max(from + 1, Math.ceil(((step + 1) * values.length) / steps));
    const covered = values.slice(from, to);
    return covered.reduce((sum, value) => sum + value, 0) / Math.max(1, covered.length);
  });
}

/** Something like syllables within phrases, the same on server and browser. `at` in seconds. */
function speech(at: number, step: number): number {
  const phrase = 0.55 + 0.45 * Math.sin(at * 1.7 + 0.6 * Math.sin(at * 0.9));
  const syllable = 0.5 + 0.5 * Math.sin(at * 7.3 + 2 * Math.sin(at * 2.1));
  const grain = Math.sin(step * 12.9898) * 43_758.5453;
  return Math.max(0.14, Math.min(1, 0.2 + 0.5 * phrase * syllable + 0.3 * phrase + 0.14 * (grain - Math.floor(grain))));
}

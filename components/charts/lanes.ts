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
      lanes[turn.agent ? 'agent' : 'caller'][step] = (0.3 + 0.7 * noise(step)) * (0.45 + 0.55 * edge);
    }
  }
  return lanes;
}

/** Fewer or more steps of the same lanes: each new step is the loudest of what it covers. */
export function resample(values: number[], steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => {
    const from = Math.floor((step * values.length) / steps);
    const to = Math.max(from + 1, Math.ceil(((step + 1) * values.length) / steps));
    return Math.max(0, ...values.slice(from, to));
  });
}

/** The same for the same step, on server and browser alike. */
function noise(step: number): number {
  const value = Math.sin(step * 12.9898 + 4.1414) * 43_758.5453;
  return value - Math.floor(value);
}

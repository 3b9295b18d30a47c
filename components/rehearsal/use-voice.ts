'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const MOST_KEPT = 24;

/**
 * Speaks sentences, the newest one alone, while it is turned on. What was spoken once is kept for the next time.
 * `path` answers `{text, voice}` with audio.
 */
export function useVoice(path: string, voice: string, initially = false) {
  const [on, setOn] = useState(initially);
  const [speaking, setSpeaking] = useState<string | null>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const kept = useRef(new Map<string, string>());
  const newest = useRef(0);

  const stop = useCallback(() => {
    newest.current += 1;
    audio.current?.pause();
    setSpeaking(null);
  }, []);

  useEffect(() => {
    const urls = kept.current;
    return () => {
      audio.current?.pause();
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    };
  }, []);

  const speak = useCallback(
    async (text: string) => {
      stop();
      const turn = newest.current;
      const url = await spoken(kept.current, path, voice, text);
      if (url === null || turn !== newest.current) return;
      audio.current ??= new Audio();
      audio.current.src = url;
      audio.current.onended = () => setSpeaking(null);
      setSpeaking(text);
      // A browser that allows no sound shows the words all the same.
      await audio.current.play().catch(() => setSpeaking(null));
    },
    [path, voice, stop],
  );

  const toggle = useCallback(() => {
    setOn((before) => !before);
    stop();
  }, [stop]);

  return { on, toggle, speaking, speak, stop };
}

/** Words beyond this are not spoken: the server takes no more. */
const MOST_SPOKEN = 600;

async function spoken(kept: Map<string, string>, path: string, voice: string, text: string): Promise<string | null> {
  const key = `${voice} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: text.slice(0, MOST_SPOKEN), voice }),
    });
    if (!response.ok) return null;
    const url = URL.createObjectURL(await response.blob());
    const [oldest] = kept;
    if (oldest && kept.size >= MOST_KEPT) {
      URL.revokeObjectURL(oldest[1]);
      kept.delete(oldest[0]);
    }
    kept.set(key, url);
    return url;
  } catch {
    return null;
  }
}

/** The voices that speak without any service. */
const SPOKEN = new Set(['slt', 'rms', 'awb', 'kal16']);
export const isSpokenVoice = (name: string): boolean => SPOKEN.has(name);

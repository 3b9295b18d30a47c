'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export interface Player {
  playing: boolean;
  /** Seconds. */
  position: number;
  speed: number;
  toggle: () => void;
  seek: (seconds: number, thenPlay?: boolean) => void;
  skip: (seconds: number) => void;
  setSpeed: (speed: number) => void;
}

/** Plays one recording. `start` is where it stands before it is played, in seconds. */
export function usePlayer(src: string | null, duration: number, start: number): Player {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  const [position, setPosition] = useState(start);
  const [speed, setSpeedState] = useState(1);
  const place = useRef(start);

  useEffect(() => {
    if (!src) return;
    const element = new Audio();
    element.preload = 'metadata';
    element.src = src;
    audio.current = element;
    let frame = 0;
    const read = () => {
      place.current = element.currentTime;
      setPosition(element.currentTime);
      // The element's own timeupdate comes four times a second: too coarse for a line that moves.
      if (!element.paused) frame = requestAnimationFrame(read);
    };
    const onPlay = () => {
      setPlaying(true);
      cancelAnimationFrame(frame);
      read();
    };
    const onPause = () => setPlaying(false);
    const onLoaded = () => {
      element.currentTime = place.current;
    };
    element.addEventListener('loadedmetadata', onLoaded);
    element.addEventListener('play', onPlay);
    element.addEventListener('pause', onPause);
    element.addEventListener('ended', onPause);
    return () => {
      cancelAnimationFrame(frame);
      element.pause();
      element.removeAttribute('src');
      element.load();
      audio.current = null;
      setPlaying(false);
    };
  }, [src]);

  const seek = useCallback(
    (seconds: number, thenPlay = false) => {
      const to = Math.min(Math.max(0, seconds), duration);
      place.current = to;
      setPosition(to);
      const element = audio.current;
      if (!element) return;
      if (element.readyState > 0) element.currentTime = to;
      if (thenPlay) element.play().catch(() => {}); // the button stays on Play where the browser refuses
    },
    [duration],
  );

  const toggle = useCallback(() => {
    const element = audio.current;
    if (!element) return;
    if (element.paused) element.play().catch(() => {});
    else element.pause();
  }, []);

  const skip = useCallback((seconds: number) => seek(place.current + seconds), [seek]);

  const setSpeed = useCallback((next: number) => {
    setSpeedState(next);
    if (!audio.current) return;
    audio.current.defaultPlaybackRate = next;
    audio.current.playbackRate = next;
  }, []);

  return { playing, position, speed, toggle, seek, skip, setSpeed };
}

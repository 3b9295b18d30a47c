'use client';

import { Slot } from 'radix-ui';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { cn } from './cn.ts';

type Side = 'top' | 'right' | 'bottom' | 'left';

const OPENS_AFTER_MS = 300;
/** Long enough to move onto the words, to read or copy them. */
const CLOSES_AFTER_MS = 120;
const GAP = 6;
const EDGE = 8;

/**
 * A word or two about the control it wraps. Never the only place something is said: phones have no hover. Our own,
 * because every time on every page has one, and Radix brings twenty kilobytes for it.
 */
export function Tooltip(props: {
  text: ReactNode;
  side?: Side;
  className?: string;
  /** Off while the label itself is in sight. */
  disabled?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const [over, setOver] = useState<Element | null>(null);
  const timer = useRef<number>(undefined);
  const later = (element: Element | null, ms: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOver(element), ms);
  };
  const close = () => later(null, 0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  if (props.disabled) return props.children;
  return (
    <>
      <Slot.Root
        aria-describedby={over ? id : undefined}
        onPointerEnter={(event) => event.pointerType === 'mouse' && later(event.currentTarget, OPENS_AFTER_MS)}
        onPointerLeave={() => later(null, CLOSES_AFTER_MS)}
        onPointerDown={close}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && later(event.currentTarget, 0)}
        onBlur={close}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        {props.children}
      </Slot.Root>
      {over && (
        <Bubble
          id={id}
          over={over}
          side={props.side ?? 'top'}
          className={props.className}
          onPointerEnter={() => window.clearTimeout(timer.current)}
          close={close}
        >
          {props.text}
        </Bubble>
      )}
    </>
  );
}

function Bubble(props: {
  id: string;
  over: Element;
  side: Side;
  className?: string;
  onPointerEnter: () => void;
  close: () => void;
  children: ReactNode;
}) {
  const { over, side, close } = props;
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (own.current) place(own.current, over.getBoundingClientRect(), side);
  }, [over, side]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('scroll', close, { capture: true, once: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('scroll', close, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  });
  return createPortal(
    <div
      ref={own}
      id={props.id}
      role="tooltip"
      data-slot="tooltip-content"
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={close}
      className={cn(
        'tabular fade-in-0 fixed z-50 max-w-72 animate-in rounded-sm bg-foreground px-2 py-1 text-background text-xs duration-120',
        props.className,
      )}
    >
      {props.children}
    </div>,
    document.body,
  );
}

/** Beside the element on the side that was asked for, or opposite where there is no room, and never outside the window. */
function place(bubble: HTMLElement, at: DOMRect, side: Side): void {
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const { innerWidth, innerHeight } = window;
  const middle = { left: at.left + (at.width - width) / 2, top: at.top + (at.height - height) / 2 };
  const above = at.top - height - GAP;
  const below = at.bottom + GAP;
  const before = at.left - width - GAP;
  const after = at.right + GAP;
  const spot = {
    top: { left: middle.left, top: above < EDGE ? below : above },
    bottom: { left: middle.left, top: below + height > innerHeight - EDGE ? above : below },
    left: { left: before < EDGE ? after : before, top: middle.top },
    right: { left: after + width > innerWidth - EDGE ? before : after, top: middle.top },
  }[side];
  bubble.style.left = `${within(spot.left, innerWidth - width - EDGE)}px`;
  bubble.style.top = `${within(spot.top, innerHeight - height - EDGE)}px`;
}

const within = (value: number, most: number): number => Math.max(EDGE, Math.min(value, most));

import type { LiveChange, LiveSnapshot } from '#lib/services/live/schema.ts';

/** `polling`: long connections do not come through here, and what goes on is asked for again and again. */
export type LiveMode = 'connecting' | 'streaming' | 'polling';

export interface LiveHandlers {
  snapshot(snapshot: LiveSnapshot): void;
  change(change: LiveChange): void;
  mode(mode: LiveMode): void;
}

/** The server says something every ten seconds: a longer silence means that nothing comes through. */
const SILENT_MS = 25_000;
const OPENED_WITHIN_MS = 8_000;
const AGAIN_MS = [5_000, 15_000, 60_000];
/** A tab that nobody looks at gives its connection back: browsers have six for all tabs of a site. */
const HIDDEN_MS = 15_000;

/**
 * Follows the calls of a business, coming back by itself from where it was. What cannot be followed is said by `mode`,
 * and tried again later. Answers how to stop.
 */
export function followLive(businessId: string, handlers: LiveHandlers): () => void {
  let source: EventSource | null = null;
  let last = '';
  let failures = 0;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;

  function close() {
    clearTimeout(watch);
    source?.close();
    source = null;
  }

  function open() {
    close();
    const query = new URLSearchParams({ business_id: businessId, ...(last && { since: last }) });
    const opened = new EventSource(`/api/v1/live?${query}`);
    source = opened;
    // Many short attempts of the browser are one: what does not come through in all of them does not come through.
    let trying = true;
    watch = setTimeout(fail, OPENED_WITHIN_MS);
    const heard = (event: MessageEvent) => {
      if (source !== opened) return;
      trying = false;
      clearTimeout(watch);
      watch = setTimeout(fail, SILENT_MS);
      last = event.lastEventId || last;
      failures = 0;
      handlers.mode('streaming');
    };
    opened.addEventListener('snapshot', (event) => {
      heard(event);
      handlers.snapshot(JSON.parse(event.data));
    });
    opened.addEventListener('call', (event) => {
      heard(event);
      handlers.change(JSON.parse(event.data));
    });
    opened.addEventListener('beat', heard);
    opened.onerror = () => {
      if (source !== opened) return;
      // The browser tries again where the connection broke; where it was refused, that is for us.
      if (opened.readyState === EventSource.CLOSED) return fail();
      if (trying) return;
      trying = true;
      clearTimeout(watch);
      watch = setTimeout(fail, OPENED_WITHIN_MS);
    };
  }

  function fail() {
    close();
    handlers.mode('polling');
    watch = setTimeout(open, AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)]);
    failures += 1;
  }

  function onVisibility() {
    clearTimeout(hidden);
    if (document.hidden) {
      hidden = setTimeout(() => {
        close();
        handlers.mode('connecting');
      }, HIDDEN_MS);
    } else if (!source) open();
  }

  open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(hidden);
    close();
  };
}

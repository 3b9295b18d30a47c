import { liveStream } from '#lib/surfaces/http/live.ts';
import { serve } from '#lib/surfaces/http/route.ts';

/** Seconds, where the platform ends long answers: whoever follows comes again and misses nothing. */
export const maxDuration = 300;

export const { GET } = serve(liveStream);

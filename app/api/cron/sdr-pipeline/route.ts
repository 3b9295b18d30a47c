import { sdrCronGet, sdrCronPost } from '#lib/surfaces/http/cron.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(sdrCronGet, sdrCronPost);

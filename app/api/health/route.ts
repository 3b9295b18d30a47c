import { healthRoute } from '#lib/surfaces/http/health.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(healthRoute);

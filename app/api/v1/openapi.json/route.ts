import { serve } from '#lib/surfaces/http/route.ts';
import { openApi } from '#lib/surfaces/http/served.ts';

export const { GET } = serve(openApi);

import { serve } from '#lib/surfaces/http/route.ts';
import { unsubscribeClick, unsubscribePage } from '#lib/surfaces/http/unsubscribe.ts';

export const { GET, POST } = serve(unsubscribePage, unsubscribeClick);

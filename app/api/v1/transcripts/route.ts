import { listTranscriptsOperation } from '#lib/services/transcripts/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listTranscriptsOperation);

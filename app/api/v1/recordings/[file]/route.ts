import { recordingFile } from '#lib/surfaces/http/recording-file.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(recordingFile);

import { exportFile } from '#lib/surfaces/http/export-file.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(exportFile);

import { listExportsOperation, requestExportOperation } from '#lib/services/exports/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(listExportsOperation, requestExportOperation);

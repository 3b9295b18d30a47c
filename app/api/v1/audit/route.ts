import { listAuditOperation } from '#lib/services/audit/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listAuditOperation);

import { transferOwnershipOperation } from '#lib/services/team/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(transferOwnershipOperation);

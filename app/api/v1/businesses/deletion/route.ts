import {
  getDeletionOperation,
  requestDeletionOperation,
  withdrawDeletionOperation,
} from '#lib/services/erasure/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(getDeletionOperation, requestDeletionOperation, withdrawDeletionOperation);

import {
  distinguishLeadsOperation,
  listDuplicatesOperation,
  undistinguishLeadsOperation,
} from '#lib/services/lead-duplicates/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(
  listDuplicatesOperation,
  distinguishLeadsOperation,
  undistinguishLeadsOperation,
);

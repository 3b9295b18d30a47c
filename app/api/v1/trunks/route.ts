import {
  createTrunkOperation,
  deleteTrunkOperation,
  listTrunksOperation,
  updateTrunkOperation,
} from '#lib/services/trunks/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listTrunksOperation,
  createTrunkOperation,
  updateTrunkOperation,
  deleteTrunkOperation,
);

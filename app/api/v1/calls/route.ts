import {
  deleteCallOperation,
  getCallOperation,
  listCallsOperation,
  placeCallOperation,
  updateCallOperation,
} from '#lib/services/calls/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  placeCallOperation,
  listCallsOperation,
  getCallOperation,
  updateCallOperation,
  deleteCallOperation,
);

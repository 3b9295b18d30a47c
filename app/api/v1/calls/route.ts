import {
  deleteCallOperation,
  getCallOperation,
  listCallsOperation,
  placeCallOperation,
} from '#lib/services/calls/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(
  placeCallOperation,
  listCallsOperation,
  getCallOperation,
  deleteCallOperation,
);

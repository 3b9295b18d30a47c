import {
  getBusinessOperation,
  listBusinessesOperation,
  updateBusinessOperation,
} from '#lib/services/businesses/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH } = serve(listBusinessesOperation, getBusinessOperation, updateBusinessOperation);

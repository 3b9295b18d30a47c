import {
  getBusinessOperation,
  listBusinessesOperation,
  updateBusinessOperation,
} from '#lib/services/businesses/operations.ts';
import { createBusinessOperation } from '#lib/services/signup/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH } = serve(
  listBusinessesOperation,
  getBusinessOperation,
  createBusinessOperation,
  updateBusinessOperation,
);

import {
  createBundleOperation,
  getBundleOperation,
  listBundlesOperation,
  updateBundleOperation,
} from '#lib/services/compliance/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH } = serve(
  listBundlesOperation,
  getBundleOperation,
  createBundleOperation,
  updateBundleOperation,
);

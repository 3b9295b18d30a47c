import {
  buyNumberOperation,
  listNumbersOperation,
  releaseNumberOperation,
  updateNumberOperation,
} from '#lib/services/numbers/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listNumbersOperation,
  buyNumberOperation,
  updateNumberOperation,
  releaseNumberOperation,
);

import {
  createViewOperation,
  deleteViewOperation,
  listViewsOperation,
  updateViewOperation,
} from '#lib/services/saved-views/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PATCH, DELETE } = serve(
  listViewsOperation,
  createViewOperation,
  updateViewOperation,
  deleteViewOperation,
);

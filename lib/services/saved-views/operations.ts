import { z } from 'zod';
import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { CreateViewInput, ListViewsInput, ListViewsOutput, SavedView, UpdateViewInput, ViewIdInput } from './schema.ts';
import { createView, deleteView, listViews, updateView } from './service.ts';

const VIEWS = '/api/v1/views';

export const listViewsOperation = operation({
  id: 'views.list',
  method: 'GET',
  path: VIEWS,
  access: signedIn(),
  rate: RATES.read,
  summary: 'List saved views',
  description: 'The filters that a signed-in person keeps under a name. Each person has their own.',
  input: ListViewsInput,
  output: ListViewsOutput,
  run: async (ctx, input) => ({ views: await listViews(ctx, input) }),
});

export const createViewOperation = operation({
  id: 'views.create',
  method: 'POST',
  path: VIEWS,
  access: signedIn(),
  rate: RATES.write,
  summary: 'Save a view',
  description: 'Filters of a page under a name, for oneself alone. 409 where the page has 50 of them already.',
  input: CreateViewInput,
  output: SavedView,
  status: 201,
  errors: ['conflict'],
  run: createView,
});

export const updateViewOperation = operation({
  id: 'views.update',
  method: 'PATCH',
  path: VIEWS,
  access: signedIn(),
  rate: RATES.write,
  summary: 'Rename a saved view, or change its filters',
  description: 'What is left out stays. 404 for a view of somebody else.',
  input: UpdateViewInput,
  output: SavedView,
  errors: ['not_found'],
  run: updateView,
});

export const deleteViewOperation = operation({
  id: 'views.delete',
  method: 'DELETE',
  path: VIEWS,
  access: signedIn(),
  rate: RATES.write,
  summary: 'Delete a saved view',
  description: '404 for a view of somebody else.',
  input: ViewIdInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, { id }) => deleteView(ctx, id),
});

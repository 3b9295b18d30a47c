'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { ListViewsOutput, SavedView, UpdateViewInput, ViewPage } from '#lib/services/saved-views/schema.ts';

interface Shelf {
  businessId: string;
  page: ViewPage;
}

const keyOf = ({ businessId, page }: Shelf) => ['views', businessId, page];

/** The views that the person keeps of a page. */
export function useViews(shelf: Shelf, initial: SavedView[]) {
  return useQuery({
    queryKey: keyOf(shelf),
    queryFn: async ({ signal }) => {
      const query = { business_id: shelf.businessId, page: shelf.page };
      return (await api<z.output<typeof ListViewsOutput>>('GET', 'views', { query, signal })).views;
    },
    initialData: initial,
    staleTime: 60_000,
  });
}

export function useCreateView(shelf: Shelf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: Pick<SavedView, 'name' | 'query'>) =>
      api<SavedView>('POST', 'views', { body: { ...view, page: shelf.page, business_id: shelf.businessId } }),
    onSuccess: (made) => client.setQueryData<SavedView[]>(keyOf(shelf), (views = []) => [...views, made]),
  });
}

export function useUpdateView(shelf: Shelf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: z.input<typeof UpdateViewInput>) => api<SavedView>('PATCH', 'views', { body: change }),
    onMutate: (change) =>
      client.setQueryData<SavedView[]>(keyOf(shelf), (views) =>
        views?.map((view) => (view.id === change.id ? { ...view, ...change } : view)),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(shelf) }),
  });
}

export function useDeleteView(shelf: Shelf) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'views', { query: { id } }),
    onMutate: (id) =>
      client.setQueryData<SavedView[]>(keyOf(shelf), (views) => views?.filter((view) => view.id !== id)),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(shelf) }),
  });
}

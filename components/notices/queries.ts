'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { NoticeSetting, NoticesOutput, UpdateNoticesInput } from '#lib/services/notices/schema.ts';

export type NoticeSettings = z.output<typeof NoticesOutput>;
export type NoticeChange = z.input<typeof UpdateNoticesInput>['notices'][number];
export type { NoticeSetting };

export function useNotices(initial: NoticeSettings) {
  return useQuery({
    queryKey: ['notices', initial.business_id],
    queryFn: ({ signal }) =>
      api<NoticeSettings>('GET', 'notices', { query: { business_id: initial.business_id }, signal }),
    initialData: initial,
  });
}

export function useUpdateNotices(businessId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (notices: NoticeChange[]) =>
      api<NoticeSettings>('PATCH', 'notices', { body: { business_id: businessId, notices } }),
    onSuccess: (settings) => client.setQueryData(['notices', businessId], settings),
  });
}

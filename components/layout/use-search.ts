'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { SearchOutput } from '#lib/services/search/schema.ts';

const PAUSE_MS = 120;
const LEAST = 2;

/** What a few letters find, asked after a pause. An answer to earlier letters is dropped, never shown late. */
export function useSearch(typed: string) {
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const long = q.length >= LEAST;
  const answer = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api<z.output<typeof SearchOutput>>('GET', 'search', { query: { q }, signal }),
    enabled: long,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const waiting = typed.trim().length >= LEAST && (typed.trim() !== q || answer.isFetching);
  return { hits: long ? (answer.data?.results ?? []) : [], waiting, error: long ? answer.error : null };
}

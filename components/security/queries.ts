'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#components/api/client.ts';
import type { ListSessionsOutput, OpenSession, Person } from '#lib/services/sign-in/schema.ts';

const PERSON = ['person'];
const SESSIONS = ['person', 'sessions'];

export function usePerson(initial: Person) {
  return useQuery({
    queryKey: PERSON,
    queryFn: ({ signal }) => api<Person>('GET', 'person', { signal }),
    initialData: initial,
  });
}

/** Reads the person and their sessions again, after the auth server has changed something. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: PERSON });
}

export function useSessions(initial: OpenSession[]) {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: async ({ signal }) =>
      (await api<z.output<typeof ListSessionsOutput>>('GET', 'person/sessions', { signal })).sessions,
    initialData: initial,
  });
}

/** The session is gone from the list at once, and back where the server did not end it. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api('DELETE', 'person/sessions', { query: { id } }),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: SESSIONS });
      const before = client.getQueryData<OpenSession[]>(SESSIONS);
      client.setQueryData(
        SESSIONS,
        before?.filter((session) => session.id !== id),
      );
      return before;
    },
    onError: (_error, _id, before) => client.setQueryData(SESSIONS, before),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

import { authenticated, operation } from '#lib/core/operation.ts';
import { SearchInput, SearchOutput } from './schema.ts';
import { search } from './service.ts';

export const searchOperation = operation({
  id: 'search.find',
  method: 'GET',
  path: '/api/v1/search',
  access: authenticated,
  rate: { requests: 300, seconds: 60 },
  summary: 'Find agents, leads, calls and numbers',
  description:
    'By a part of a name, an email or a number, or by an id. Answers the kinds that the key may read. A lead brings its latest calls.',
  input: SearchInput,
  output: SearchOutput,
  run: search,
});

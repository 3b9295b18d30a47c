import type { FoundThere } from '#lib/adapters/carrier/port.ts';
import type { Vapi } from './client.ts';
import { isMarked } from './marks.ts';
import { numbersOf } from './trunks.ts';

/** Made between two moments. */
interface Made {
  after: Date;
  before: Date;
}

const PAGE = 1000;

/** All of ours. Assistants carry our name in their metadata; evals and credentials have none, and carry it in their words. */
export async function findMade(vapi: Vapi, made: Made): Promise<FoundThere[]> {
  const { instance } = vapi.settings;
  const client = await vapi.client();
  const span = (before: string) => ({ limit: PAGE, createdAtGt: made.after.toISOString(), createdAtLt: before });
  const assistants = await everyPage(made, (before) => client.assistants.list(span(before)));
  const evals = await everyPage(made, async (before) => {
    const { results } = await client.eval.evalControllerGetPaginated({ ...span(before), sortOrder: 'DESC' });
    return results;
  });
  const trunks = await everyPage(made, (before) => credentials(vapi, span(before)));
  const ofTrunks = trunks.filter(({ name }) => isMarked(instance, name));
  const numbers = ofTrunks.length > 0 ? await numbersOf(vapi) : new Map<string, string[]>();
  const found = (kind: FoundThere['kind'], of: readonly { id: string }[]): FoundThere[] =>
    of.map(({ id }) => ({ kind, carrierId: id, numbers: numbers.get(id) ?? [] }));
  return [
    ...found(
      'assistant',
      assistants.filter(({ metadata }) => metadata?.instance === instance),
    ),
    ...found(
      'eval',
      evals.filter(({ description }) => isMarked(instance, description)),
    ),
    ...found('trunk', ofTrunks),
  ];
}

/** Page by page: the newest come first. */
async function everyPage<T extends { createdAt: string }>(
  { before }: Made,
  list: (before: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let until = before.toISOString(); ; ) {
    const page = await list(until);
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE || last.createdAt >= until) return all;
    until = last.createdAt;
  }
}

interface Credential {
  id: string;
  name?: string;
  createdAt: string;
}

/** The SDK does not know credentials, and takes a query only in a whole address. */
async function credentials(vapi: Vapi, span: Record<string, string | number>): Promise<Credential[]> {
  const query = new URLSearchParams(Object.entries(span).map(([name, value]) => [name, String(value)]));
  const answer = await vapi.fetch(`${vapi.settings.baseUrl}/credential?${query}`, { method: 'GET' });
  if (!answer.ok) throw new Error(`the carrier answered ${answer.status} to a list of credentials`);
  return (await answer.json()) as Credential[];
}

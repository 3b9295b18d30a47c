import type { Metadata } from 'next';
import { connection } from 'next/server';
import { CodeBlock } from '#components/docs/code-block.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import type { ReferenceOperation } from '#lib/core/api-reference.ts';
import { errorReference } from '#lib/surfaces/docs/errors.ts';
import { apiReference } from '#lib/surfaces/docs/reference.ts';

export const metadata: Metadata = { title: 'Errors and limits' };

const EXAMPLE = `{
  "error": {
    "code": "validation_error",
    "message": "to: must be a phone number in E.164 form",
    "request_id": "req_…",
    "details": [{ "field": "to", "message": "must be a phone number in E.164 form" }]
  }
}`;

/** The operations of one limit; where they are many, the limit is the rule for their kind. */
function limitedTo(operations: readonly ReferenceOperation[]): string {
  const reads = operations.filter(({ method }) => method === 'GET');
  const writes = operations.filter(({ method }) => method !== 'GET');
  const named = (some: readonly ReferenceOperation[], rule: string) =>
    some.length > 12 ? [rule] : some.map(({ method, path }) => `${method} ${path}`);
  return [...named(reads, 'Every other GET'), ...named(writes, 'Every other write')].join(', ');
}

export default async function ErrorsPage() {
  await connection();
  const operations = apiReference(browserConfig().publicUrl).flatMap((section) => section.operations);
  const limits = [...Map.groupBy(operations, ({ limit }) => limit)].sort((a, b) => a[1].length - b[1].length);
  return (
    <article className="max-w-180">
      <h1 className="font-semibold text-xl">Errors and limits</h1>
      <p className="mt-3 mb-4 text-base text-muted-foreground">
        Every error has the same form. Branch on code, show message, and keep request_id: it names the request in our
        logs.
      </p>
      <CodeBlock code={EXAMPLE} label="An error" quiet />
      <h2 className="mt-12 mb-2 font-semibold text-md">Error codes</h2>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Code</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>What it means</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {errorReference().map(({ code, status, means }) => (
            <TableRow key={code}>
              <TableCell>
                <code className="text-xs">{code}</code>
              </TableCell>
              <TableCell className="figures">{status}</TableCell>
              <TableCell className="text-muted-foreground">{means}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <h2 className="mt-12 font-semibold text-md">Rate limits</h2>
      <p className="mt-2 mb-2 text-base text-muted-foreground">
        Counted per key, over all servers together. X-RateLimit-Limit, -Remaining and -Reset stand in every answer; a
        429 says in Retry-After how many seconds to wait.
      </p>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Limit</TableHead>
            <TableHead>For</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {limits.map(([limit, those]) => (
            <TableRow key={limit}>
              <TableCell className="whitespace-nowrap align-top">{limit}</TableCell>
              <TableCell className="text-muted-foreground text-xs">{limitedTo(those)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <h2 className="mt-12 font-semibold text-md">Asking twice</h2>
      <p className="mt-2 text-base text-muted-foreground">
        Send an Idempotency-Key with a POST that acts. For 24 hours the same key and body get the first answer again,
        with Idempotent-Replayed: true; nothing is done twice. Another body under the same key is an error.
      </p>
      <h2 className="mt-12 font-semibold text-md">Going through a list</h2>
      <p className="mt-2 text-base text-muted-foreground">
        Lists come newest first. While has_more is true, ask again with after set to next_cursor, or to created_at of
        the last item. No row is skipped or told twice, also while new ones come in.
      </p>
    </article>
  );
}

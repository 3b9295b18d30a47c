import type { ReferenceOperation } from '#lib/core/api-reference.ts';
import { CodeBlock } from './code-block.tsx';
import { FieldsList } from './fields-list.tsx';
import { Prose } from './prose.tsx';
import { RunRequest } from './run-request.tsx';

/** One operation of the API: what it is for, what it takes, what it answers, and a request that can be run here. */
export function Operation({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, needs, limit, parameters, body, answers, errors, curl } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20 border-border border-t py-8">
      <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <div>
            <h3 id={`${id}-title`} className="font-semibold text-md">
              <a href={`#${id}`} className="rounded-xs hover:underline">
                {summary}
              </a>
            </h3>
            <p className="wrap-anywhere mt-1 text-sm">
              <code translate="no">
                <span className="font-medium text-live">{method}</span> {path}
              </code>
            </p>
            {description && (
              <p className="mt-2 whitespace-pre-line text-base text-muted-foreground">
                <Prose>{description}</Prose>
              </p>
            )}
            <p className="mt-2 text-muted-foreground text-xs">
              {needs ? `Needs ${needs}.` : 'Open to everyone.'} {limit && `${limit}.`}
            </p>
          </div>
          <FieldsList title="In the query" fields={parameters} />
          <FieldsList title="In the body" fields={body} />
          <ErrorList errors={errors} />
        </div>
        <div className="grid min-w-0 gap-3 xl:sticky xl:top-20">
          <CodeBlock code={curl} label={`Request of ${summary}`} />
          {answers.map((answer) => (
            <CodeBlock
              key={JSON.stringify(answer)}
              code={typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2)}
              label={`Answer of ${summary}`}
              quiet
            />
          ))}
          <RunRequest operation={operation} />
        </div>
      </div>
    </section>
  );
}

function ErrorList({ errors }: { errors: ReferenceOperation['errors'] }) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer rounded-xs text-muted-foreground text-xs">Errors</summary>
      <ul className="mt-1 grid gap-1">
        {errors.map(({ status, codes }) => (
          <li key={status} className="wrap-anywhere">
            <span className="figures mr-2 text-muted-foreground">{status}</span>
            <code className="text-xs">{codes.join(', ')}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

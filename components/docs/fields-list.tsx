import type { ReferenceField } from '#lib/core/api-reference.ts';
import { Prose } from './prose.tsx';

/** Fields with their types, one under the other: names are long, and a table of them would not fit a phone. */
export function FieldsList({ title, fields }: { title: string; fields: readonly ReferenceField[] }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h4 className="mb-1 font-medium text-muted-foreground text-xs">{title}</h4>
      <dl className="divide-y divide-border border-border border-y text-sm">
        {fields.map(({ name, type, required, says }) => (
          <div key={name} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]">
            <dt className="wrap-anywhere">
              <code className="figures">{name}</code>
              {required && <span className="ml-2 text-missed text-xs">required</span>}
            </dt>
            <dd className="wrap-anywhere text-muted-foreground">
              <code className="text-foreground text-xs">{type}</code>
              {says && (
                <span className="block">
                  <Prose>{says}</Prose>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

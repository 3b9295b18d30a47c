const VARIABLES = [
  ['name', 'the caller’s first name'],
  ['business_name', 'your business'],
  ['business_phone', 'the number they reached'],
  ['time_of_day', 'morning, afternoon or evening'],
  ['interaction_count', 'calls with this lead before'],
  ['days_since_first_contact', 'days you have known the lead'],
  ['lead_status', 'new, contacted, …'],
  ['lead_score', '0 to 100'],
  ['lead_source', 'where the lead came from'],
];

/** What may stand in double braces in prompts and first messages. */
export function VariablesHelp() {
  return (
    <details className="rounded-md border border-border bg-card px-4 py-3 text-sm">
      <summary className="cursor-pointer select-none font-medium">
        Words that are filled in, such as <code className="text-live text-xs">{'{{name}}'}</code>
      </summary>
      <dl className="mt-3 grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {VARIABLES.map(([name, meaning]) => (
          <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <dt>
              <code className="text-xs">{`{{${name}}}`}</code>
            </dt>
            <dd className="text-muted-foreground text-xs">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted-foreground text-xs">
        What is not known is left out and the sentence is tidied. The metadata of a call adds words of its own.
      </p>
    </details>
  );
}

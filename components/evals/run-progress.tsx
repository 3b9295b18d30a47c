import type { Run } from './queries.ts';

/** How far the runs just started are, or what came of them; before any, how many scenarios there are. */
export function RunProgress({ runs, started, scenarios }: { runs: Run[]; started: string[]; scenarios: number }) {
  const mine = runs.filter(({ run_id }) => started.includes(run_id));
  const ended = mine.filter(({ status }) => status === 'ended');
  const having = (outcome: Run['outcome']) => ended.filter((run) => run.outcome === outcome).length;
  if (started.length === 0) {
    return (
      <p className="tabular text-muted-foreground text-sm">{`${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`}</p>
    );
  }
  const done = mine.length > 0 && ended.length === mine.length;
  const parts = [
    `${having('pass')} passed`,
    `${having('fail')} failed`,
    having('error') > 0 && `${having('error')} not judged`,
  ].filter(Boolean);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3" role="status">
      {!done && (
        <progress
          className="h-1 w-32 appearance-none overflow-hidden rounded-xs bg-muted [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary"
          aria-label="Scenarios that have ended"
          max={started.length}
          value={ended.length}
        />
      )}
      <span className="tabular text-sm">
        {done ? parts.join(', ') : `${ended.length} of ${started.length} have ended`}
      </span>
    </div>
  );
}

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AuthProblem } from './auth-problem.ts';

/** What went wrong and what to do, read out when it appears; the request id for whoever asks for help. */
export function ProblemNote({ problem, action }: { problem: AuthProblem; action?: ReactNode }) {
  return (
    <div role="alert" className="flex gap-2.5 rounded-md bg-failed-soft px-3 py-2.5 text-sm">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-failed" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">{problem.title}</p>
        <p className="text-muted-foreground">
          {problem.advice} {action}
        </p>
        {problem.requestId && (
          <p className="figures mt-1 truncate text-muted-foreground text-xs">Request {problem.requestId}</p>
        )}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

/** One form on a quiet page: title, one line, the form, and the way to its neighbours. */
export function AuthCard(props: { title: string; line: ReactNode; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="w-full max-w-90">
      <h1 className="font-semibold text-lg">{props.title}</h1>
      <p className="mt-1 text-muted-foreground text-sm">{props.line}</p>
      <div className="mt-6">{props.children}</div>
      {props.foot && (
        <p className="mt-6 border-border border-t pt-4 text-muted-foreground text-sm [&_a]:font-medium [&_a]:text-live [&_a]:underline-offset-4 hover:[&_a]:underline">
          {props.foot}
        </p>
      )}
    </div>
  );
}

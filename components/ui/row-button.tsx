import type { ReactNode } from 'react';

/** Makes the whole row or card around it (which is `relative`) one button. */
export function RowButton(props: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="min-w-0 max-w-full truncate rounded-xs text-left text-sm after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
    >
      {props.children}
    </button>
  );
}

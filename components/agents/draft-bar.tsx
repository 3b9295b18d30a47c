'use client';

import { BottomBar } from '#components/layout/bottom-bar.tsx';
import { Button } from '#components/ui/button.tsx';
import { changedWords } from './changed-words.ts';
import type { DraftField } from './draft.ts';

/** Appears with the first change and stays until it is published or given up. */
export function DraftBar(props: {
  fields: DraftField[];
  /** What keeps it from being published. */
  trouble: string | null;
  onDiscard: () => void;
  onReview: () => void;
}) {
  return (
    <BottomBar aria-label="Unsaved changes">
      <div className="min-w-0 flex-1" role="status">
        <p className="truncate font-medium text-sm">Unpublished changes</p>
        <p className="truncate text-muted-foreground text-xs">
          {props.trouble ?? `To ${changedWords(props.fields)}. Kept in this browser.`}
        </p>
      </div>
      <Button variant="ghost" onClick={props.onDiscard}>
        Discard
      </Button>
      <Button variant="primary" disabled={props.trouble !== null} onClick={props.onReview}>
        <span>
          Review<span className="max-sm:hidden"> and publish</span>
        </span>
      </Button>
    </BottomBar>
  );
}

import { Button } from '#components/ui/button.tsx';
import { BottomBar } from './bottom-bar.tsx';

/** Appears with the first change of a form, and stays until it is saved or given up. */
export function SaveBar(props: { unusable: boolean; pending: boolean; onSave: () => void; onDiscard: () => void }) {
  return (
    <BottomBar aria-label="Unsaved changes">
      <p className="min-w-0 flex-1 truncate text-sm" role="status">
        {props.unusable ? 'Something above needs another look' : 'Unsaved changes'}
      </p>
      <Button variant="ghost" onClick={props.onDiscard}>
        Discard
      </Button>
      <Button variant="primary" onClick={props.onSave} pending={props.pending} disabled={props.unusable}>
        Save
      </Button>
    </BottomBar>
  );
}

import type { ReactNode } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { TableCell, TableHead } from '#components/ui/table.tsx';
import type { Selection } from './use-selection.ts';

interface Pickable {
  id: string;
  /** Who or what the row is about. */
  name: string;
  selection: Selection;
}

/** `control` is the id in the document: a list stands there twice, as a table and as cards. */
function PickBox({ control, id, name, selection }: Pickable & { control: string }) {
  return (
    <Checkbox
      id={control}
      aria-label={`Select ${name}`}
      checked={selection.has(id)}
      // With Shift held, the browser would mark the text between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => selection.toggle(id, event.shiftKey)}
    />
  );
}

/** The box of a row; beside it counts as on it. It stands above the link that lies over the row. */
export function PickCell(props: Pickable) {
  const control = `row-${props.id}`;
  return (
    <TableCell className="relative z-10 w-10 select-none p-0 first:pl-0">
      <label htmlFor={control} className="grid size-10 place-items-center">
        <PickBox control={control} {...props} />
      </label>
    </TableCell>
  );
}

/** While one selects, a press anywhere on a card picks it. The card stands `relative`. */
export function PickCard(props: Pickable) {
  if (!props.selection.choosing) return null;
  const control = `card-${props.id}`;
  return (
    <label htmlFor={control} className="absolute inset-0 z-20 flex select-none items-center pl-4">
      <PickBox control={control} {...props} />
    </label>
  );
}

interface Page {
  selection: Selection;
  /** What the rows are: "calls". */
  things: string;
}

function PickAll({ control, selection, things }: Page & { control: string }) {
  return (
    <Checkbox
      id={control}
      aria-label={`Select all ${things} of this page`}
      checked={selection.all}
      mixed={!selection.all && selection.ids.length > 0}
      onCheckedChange={selection.toggleAll}
    />
  );
}

/** The box of all rows of the page. */
export function PickAllHead(props: Page) {
  return (
    <TableHead className="w-10 p-0 first:pl-0">
      <label htmlFor="all-rows" className="grid h-9 w-10 place-items-center">
        <PickAll control="all-rows" {...props} />
      </label>
    </TableHead>
  );
}

/** Above the cards of a phone: what the headings are to a table. */
export function CardsHead(props: Page & { children?: ReactNode }) {
  const { selection, things } = props;
  return (
    <div className="flex h-10 items-center justify-between gap-3 border-border border-b px-4 text-muted-foreground text-xs md:hidden">
      {selection.choosing ? (
        <label htmlFor="all-cards" className="flex h-10 items-center gap-4">
          <PickAll control="all-cards" selection={selection} things={things} />
          All of this page
        </label>
      ) : (
        props.children
      )}
      <button
        type="button"
        className="-mr-2 ml-auto h-10 px-2 font-medium text-live"
        onClick={() => selection.setChoosing(!selection.choosing)}
      >
        {selection.choosing ? 'Done' : 'Select'}
      </button>
    </div>
  );
}

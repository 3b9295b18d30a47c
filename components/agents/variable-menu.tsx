'use client';

import { Braces } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { CALL_VARIABLES } from '#lib/core/call-variables.ts';

/** Writes a variable where the cursor stands, as if it were typed: the browser's undo takes it back. */
export function VariableMenu(props: { field: RefObject<HTMLTextAreaElement | null>; label: string }) {
  function insert(name: string) {
    const field = props.field.current;
    if (!field) return;
    field.focus();
    // Marked as deprecated, and still the one way in which a script's words can be undone by the writer.
    document.execCommand('insertText', false, `{{${name}}}`);
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Insert a variable into ${props.label}`}>
          <Braces aria-hidden />
          Insert
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        className="max-h-(--radix-dropdown-menu-content-available-height) w-92 max-w-[calc(100vw-1rem)] overflow-y-auto"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          props.field.current?.focus();
        }}
      >
        <DropdownMenuLabel>Filled in for each call</DropdownMenuLabel>
        {Object.entries(CALL_VARIABLES).map(([name, meaning]) => (
          // After the menu has closed: it holds the focus until then.
          <DropdownMenuItem key={name} className="h-auto min-h-8 py-1" onSelect={() => setTimeout(() => insert(name))}>
            <code className="text-live text-xs">{`{{${name}}}`}</code>
            <span className="ml-auto text-right text-muted-foreground text-xs">{meaning}</span>
          </DropdownMenuItem>
        ))}
        <p className="px-2 pt-2 pb-1.5 text-muted-foreground text-xs">
          What is not known is left out, and its sentence put right. The metadata of a call adds words of its own.
        </p>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

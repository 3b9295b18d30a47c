'use client';

import { Slot } from 'radix-ui';
import {
  type ComponentProps,
  type ComponentType,
  type Context,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  use,
  useEffect,
  useState,
} from 'react';

interface RootProps {
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  disabled?: boolean;
  children?: ReactNode;
}

export type TriggerProps = ComponentProps<'button'> & { asChild?: boolean };

/** The parts of an overlay as Radix has them. */
interface OverlayParts {
  Root: ComponentType<RootProps>;
  Trigger: ComponentType<TriggerProps>;
}

interface Demand<Parts> {
  /** Null until somebody wanted it. */
  parts: Parts | null;
  disabled?: boolean;
  warm: () => void;
  open: () => void;
}

/** An overlay whose code is fetched when somebody is about to open it. */
export interface Overlay<Parts> {
  load: () => Promise<Parts>;
  kind: 'menu' | 'dialog' | 'listbox';
  context: Context<Demand<Parts>>;
}

export function overlay<Parts extends OverlayParts>(load: () => Promise<Parts>, kind: Overlay<Parts>['kind']) {
  return { load, kind, context: createContext<Demand<Parts>>({ parts: null, warm() {}, open() {} }) };
}

/** What Radix has for the inside of the overlay; null, and then there is no inside, until it is fetched. */
export function useParts<Parts>({ context }: Overlay<Parts>): Parts | null {
  return use(context).parts;
}

/** Stands in for Radix's Root, and becomes it. */
export function OverlayRoot<Parts extends OverlayParts, Props extends RootProps>(
  props: Props & { of: Overlay<Parts> },
) {
  const { of, ...own } = props;
  const { load } = of;
  const [parts, setParts] = useState<Parts | null>(null);
  const [asked, setAsked] = useState(false);
  const wanted = Boolean(props.open || props.defaultOpen || asked);
  useEffect(() => {
    if (wanted) void load().then((loaded) => setParts(() => loaded));
  }, [load, wanted]);
  const demand: Demand<Parts> = {
    parts,
    disabled: props.disabled,
    warm: () => void load(),
    open: () => {
      setAsked(true);
      props.onOpenChange?.(true);
    },
  };
  const Root = parts?.Root;
  return (
    <of.context value={demand}>
      {Root ? <Root {...own} defaultOpen={props.defaultOpen || asked} /> : props.children}
    </of.context>
  );
}

/** Stands in for Radix's Trigger, and becomes it: closed, an overlay costs a page its button only. */
export function OverlayTrigger<Parts extends OverlayParts>(props: TriggerProps & { of: Overlay<Parts> }) {
  const { of, asChild, children, onClick, ...own } = props;
  const { parts, disabled, warm, open } = use(of.context);
  if (parts) {
    return (
      <parts.Trigger asChild={asChild} onClick={onClick} {...own}>
        {children}
      </parts.Trigger>
    );
  }
  const arrow = (event: KeyboardEvent) => {
    if (of.kind === 'dialog' || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    open();
  };
  return (
    <Slot.Root
      aria-haspopup={of.kind}
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={warm}
      onFocus={warm}
      disabled={disabled}
      onKeyDown={arrow}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        onClick?.(event);
        if (!event.defaultPrevented) open();
      }}
      {...own}
    >
      {asChild ? children : <button type="button">{children}</button>}
    </Slot.Root>
  );
}

import { navGroups } from './navigation.ts';

export interface Shortcut {
  /** Pressed one after the other; those joined by a plus at once. */
  keys: readonly string[];
  label: string;
}

/** Pages by their letter after G. */
export const goTo: ReadonlyMap<string, string> = new Map(
  navGroups.flat().flatMap(({ go, path }) => (go ? [[go, path] as const] : [])),
);

/** Every key of the dashboard, as the sheet behind "?" shows it. What acts on them reads the same letters. */
export const shortcutGroups: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: ['Mod+K'], label: 'Find anything' },
      { keys: ['/'], label: 'Search this page' },
      { keys: ['?'], label: 'This list' },
      { keys: ['Esc'], label: 'Close what is open' },
    ],
  },
  {
    title: 'In a list',
    shortcuts: [
      { keys: ['J'], label: 'Next row' },
      { keys: ['K'], label: 'Row before' },
      { keys: ['Enter'], label: 'Open the row' },
      { keys: ['X'], label: 'Select the row; with Shift, all up to it' },
    ],
  },
  {
    title: 'On a call',
    shortcuts: [
      { keys: ['Space'], label: 'Play or pause' },
      { keys: ['J'], label: 'Back 10 seconds' },
      { keys: ['L'], label: 'Ahead 10 seconds' },
      { keys: ['←'], label: 'Back 5 seconds' },
      { keys: ['→'], label: 'Ahead 5 seconds' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: navGroups.flat().flatMap(({ go, label }) => (go ? [{ keys: ['G', go.toUpperCase()], label }] : [])),
  },
];

/** Where a letter is a letter: fields that hold text, and everything that stands above the page. */
const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=dialog], [role=listbox], [role=menu]';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;

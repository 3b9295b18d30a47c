/** A sentence of the API's own descriptions, in which backticks mark what is typed. */
export function Prose({ children }: { children: string }) {
  return children.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
      <code key={index} className="text-foreground">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

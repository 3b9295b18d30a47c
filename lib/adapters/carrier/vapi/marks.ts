/** The name of this installation at the end of a text that people read: things that have no metadata are known by it. */
export function marked(instance: string, text: string, longest: number): string {
  const end = ` [${instance}]`;
  return (text.slice(0, longest - end.length) + end).trim();
}

export const isMarked = (instance: string, text: string | null | undefined): boolean =>
  text?.endsWith(`[${instance}]`) ?? false;

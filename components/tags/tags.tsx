import { Badge } from '#components/ui/badge.tsx';

/** The first two tags, and how many more there are. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const [first, second, ...more] = tags;
  return (
    <span className="flex items-center gap-1">
      {[first, second].map((tag) => tag && <Badge key={tag}>{tag}</Badge>)}
      {more.length > 0 && (
        <span className="text-muted-foreground text-xs" title={more.join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}

import { Badge } from '#components/ui/badge.tsx';

/** The first two tags, and how many more there are. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const [first, second, ...more] = tags;
  return (
    <span className="flex min-w-0 items-center gap-1">
      {[first, second].map(
        (tag) =>
          tag && (
            <Badge key={tag} className="block min-w-0 max-w-40 shrink truncate">
              {tag}
            </Badge>
          ),
      )}
      {more.length > 0 && (
        <span className="text-muted-foreground text-xs" title={more.join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}

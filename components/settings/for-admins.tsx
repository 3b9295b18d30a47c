import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** In the place of a page that one's role does not reach. */
export function ForAdmins({ what }: { what: string }) {
  return (
    <Card className="max-w-180">
      <EmptyState
        title="For owners and admins"
        why={`Only they see ${what}. Ask one of them, or ask to be made an admin under Team.`}
      />
    </Card>
  );
}

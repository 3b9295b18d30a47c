import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <EmptyState
      title="Nothing is here"
      why="It was deleted, or the address belongs to another business."
      action={
        <Button asChild>
          <Link href="/dashboard">Go to the overview</Link>
        </Button>
      }
    />
  );
}

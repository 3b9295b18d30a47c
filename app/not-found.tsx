import Link from 'next/link';
import { Brand } from '#components/layout/brand.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4">
      <EmptyState
        heading="h1"
        title="There is nothing at this address."
        why="The call, lead or page was deleted, belongs to another business, or the address is not complete."
        action={
          <>
            <Button variant="primary" asChild>
              <Link href="/dashboard" prefetch={false}>
                Open the dashboard
              </Link>
            </Button>
            <Button variant="ghost" asChild>
              <Link href="/">First page</Link>
            </Button>
          </>
        }
      />
      <Brand className="text-muted-foreground text-sm" />
    </main>
  );
}

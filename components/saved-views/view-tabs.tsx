'use client';

import { Bookmark, Ellipsis, Pencil, RotateCcw, Save, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { tabClasses, tabListClasses } from '#components/ui/tab-classes.ts';
import { toast } from '#components/ui/toast.ts';
import type { SavedView, ViewPage } from '#lib/services/saved-views/schema.ts';
import { useCreateView, useDeleteView, useUpdateView, useViews } from './queries.ts';
import { viewAddress, viewQuery } from './view-address.ts';

const NameDialog = dynamic(() => import('./name-dialog.tsx').then((module) => module.NameDialog), { ssr: false });

/** A view that everybody has. */
export interface FixedView {
  name: string;
  query: string;
}

/**
 * The views of a list as tabs above its filters: those that everybody has, then the person's own. With other filters
 * than any of them a view can be kept; on one's own it can be changed, renamed and deleted.
 */
export function ViewTabs(props: { businessId: string; page: ViewPage; fixed: FixedView[]; initial: SavedView[] }) {
  const { businessId, page, fixed } = props;
  const { data: views } = useViews({ businessId, page }, props.initial);
  const params = useSearchParams();
  const path = usePathname();
  const query = viewQuery(params);
  const opened = views.find(({ id }) => id === params.get('view'));
  const own = opened ?? views.find((view) => view.query === query);
  const same = own ? own.query === query : fixed.some((view) => view.query === query);
  return (
    <div className="relative mb-4 flex items-stretch">
      <nav aria-label="Views" className={cn(tabListClasses, 'min-w-0 flex-1')}>
        {fixed.map((view) => (
          <Tab key={view.name} href={viewAddress(path, view.query)} current={!own && view.query === query}>
            {view.name}
          </Tab>
        ))}
        {views.map((view) => (
          <Tab key={view.id} href={viewAddress(path, view.query, view.id)} current={view === own} changed={!same}>
            {view.name}
          </Tab>
        ))}
      </nav>
      <div className="flex shrink-0 items-center gap-1 border-border border-b pl-2">
        {own && <OwnView view={own} query={query} shelf={{ businessId, page }} path={path} />}
        {!same && <SaveView query={query} shelf={{ businessId, page }} path={path} />}
      </div>
    </div>
  );
}

function Tab(props: { href: string; current: boolean; changed?: boolean; children: string }) {
  return (
    <Link
      href={props.href}
      aria-current={props.current ? 'page' : undefined}
      data-state={props.current ? 'active' : 'inactive'}
      className={cn(tabClasses)}
    >
      {props.children}
      {props.current && props.changed && (
        <span className="font-normal text-muted-foreground text-xs" title="The filters are not the ones it keeps">
          changed
        </span>
      )}
    </Link>
  );
}

interface Kept {
  query: string;
  shelf: { businessId: string; page: ViewPage };
  path: string;
}

function SaveView({ query, shelf, path }: Kept) {
  const router = useRouter();
  const create = useCreateView(shelf);
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setNaming(true)}>
        <Bookmark aria-hidden />
        <span>
          Save<span className="max-sm:sr-only"> as a view</span>
        </span>
      </Button>
      {naming && (
        <NameDialog
          open
          onClose={() => setNaming(false)}
          title="Keep these filters"
          initial=""
          action="Keep the view"
          pending={create.isPending}
          error={create.error}
          onName={(name) =>
            create.mutate(
              { name, query },
              {
                onSuccess: ({ id }) => {
                  setNaming(false);
                  router.replace(viewAddress(path, query, id), { scroll: false });
                },
              },
            )
          }
        />
      )}
    </>
  );
}

function OwnView({ view, query, shelf, path }: Kept & { view: SavedView }) {
  const router = useRouter();
  const update = useUpdateView(shelf);
  const remove = useDeleteView(shelf);
  const create = useCreateView(shelf);
  const [naming, setNaming] = useState(false);
  const { id, name } = view;
  const changed = view.query !== query;
  const failed = (error: Error) => toastError(`“${name}” stays as it was.`, error);

  function keepFilters() {
    update.mutate({ id, query }, { onError: failed });
    toast(`“${name}” keeps these filters now.`, {
      action: { label: 'Undo', onClick: () => update.mutate({ id, query: view.query }, { onError: failed }) },
    });
  }
  function forget() {
    remove.mutate(id, { onError: failed });
    router.replace(viewAddress(path, query), { scroll: false });
    toast(`The view “${name}” is deleted.`, {
      action: { label: 'Undo', onClick: () => create.mutate({ name, query: view.query }, { onError: failed }) },
    });
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`The view ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {changed && (
            <>
              <DropdownMenuItem onSelect={keepFilters}>
                <Save aria-hidden />
                Keep these filters
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => router.replace(viewAddress(path, view.query, id), { scroll: false })}>
                <RotateCcw aria-hidden />
                Back to its filters
              </DropdownMenuItem>
              <DropdownMenuSeparator />
            </>
          )}
          <DropdownMenuItem onSelect={() => setNaming(true)}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem destructive onSelect={forget}>
            <Trash2 aria-hidden />
            Delete “{name}”
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {naming && (
        <NameDialog
          open
          onClose={() => setNaming(false)}
          title={`Rename “${name}”`}
          initial={name}
          action="Rename"
          pending={false}
          error={null}
          onName={(next) => {
            setNaming(false);
            update.mutate({ id, name: next }, { onError: failed });
          }}
        />
      )}
    </>
  );
}

import type { AnyOperation, Method } from '#lib/core/operation.ts';
import { composedPorts, readSession } from '#lib/surfaces/compose.ts';
import { createKernel, type Kernel } from './kernel.ts';
import type { RawRoute } from './routing.ts';
import { SERVED } from './served.ts';

// Limits and buffers of the kernel must exist once per process, and Next loads this module once per bundle.
const shared = globalThis as typeof globalThis & { kaicallsKernel?: Kernel };

/** The kernel of this process, serving the whole catalog. */
export function kernel(): Kernel {
  shared.kaicallsKernel ??= createKernel({ catalog: SERVED, ports: composedPorts(), readSession });
  return shared.kaicallsKernel;
}

type RouteHandler = (request: Request) => Promise<Response>;

/** What each handler of a route file was declared to serve. */
export const declared = new WeakMap<RouteHandler, string[]>();

/**
 * The handlers of a Next route file: `export const { GET, POST } = serve(listAgents, createAgent)`. A file declares what
 * answers at its path; `routes.test.ts` holds all files against the catalog.
 */
export function serve(...served: readonly (AnyOperation | RawRoute)[]): Record<Method, RouteHandler> {
  const handlers: Partial<Record<Method, RouteHandler>> = {};
  for (const { method, id } of served) {
    const handler: RouteHandler = handlers[method] ?? ((request) => kernel().handle(request));
    handlers[method] = handler;
    declared.set(handler, [...(declared.get(handler) ?? []), id]);
  }
  return handlers as Record<Method, RouteHandler>;
}

import { port } from '#lib/core/port.ts';

export interface OutboundRequest {
  /** http or https. A name or address that is not allowed throws `OutboundRefused`. */
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** For all of it: looking up the name, connecting, sending, reading. 10 000 unless said. */
  timeoutMs?: number;
  /** How much of the answer is read. 65 536 unless said. */
  maxBytes?: number;
}

export interface OutboundAnswer {
  status: number;
  /** The first `maxBytes` of the answer, as UTF-8. */
  body: string;
  /** Names in lower case; a repeated header is joined with commas. */
  headers: Readonly<Record<string, string>>;
  /** From the first step to the last byte read. */
  ms: number;
}

/** Requests to addresses that users give: webhooks, tools, documents. Redirects are answers, never followed. */
export interface Outbound {
  /** @throws {OutboundRefused | OutboundFailed} */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
}

export const outboundPort = port<Outbound>('outbound');

/** The address is one that this product does not call: private, loopback, reserved, or not http(s). */
export class OutboundRefused extends Error {
  override name = 'OutboundRefused';
}

/** No answer: the name is unknown, nobody listens, time ran out. The message names neither URL nor headers. */
export class OutboundFailed extends Error {
  override name = 'OutboundFailed';
}

/** An answer made of text, ready to be written. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  text: string | null;
}

export function toResponse(answer: Answer | Response): Response {
  if (answer instanceof Response) return answer;
  return new Response(answer.text, { status: answer.status, headers: asHeaders(answer.headers) });
}

/** A response of the same content: one that was fetched, or redirects, would not let its own headers be changed. */
export function withHeaders(response: Response, headers: Answer['headers'], method: string): Response {
  const { status, statusText } = response;
  if (method === 'HEAD') void response.body?.cancel();
  const body = method === 'HEAD' ? null : response.body;
  return new Response(body, { status, statusText, headers: asHeaders(headers, response.headers) });
}

function asHeaders(wanted: Answer['headers'], own?: Headers): Headers {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(wanted)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else headers.set(name, value);
  }
  return headers;
}

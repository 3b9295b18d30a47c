import { Agent, request } from 'undici';

// A client with few connections, as a real integration has: what comes faster than it is answered waits here.
const agent = new Agent({ connections: 32, keepAliveTimeout: 30_000 });

/** Posts JSON to the product. @throws on anything but a 2xx. */
export async function post<T>(url: string, body: unknown, key?: string): Promise<T> {
  const answer = await request(url, {
    dispatcher: agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify(body),
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** A request as one would type it. The key stands in a variable of the shell. */
export function curlOf(request: {
  method: string;
  url: string;
  keyed: boolean;
  query?: Readonly<Record<string, unknown>>;
  body?: Readonly<Record<string, unknown>>;
}): string {
  const { method, url, keyed, query = {}, body } = request;
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${url}${asked ? `?${asked}` : ''}"`,
    keyed ? '  -H "Authorization: Bearer $KAICALLS_KEY"' : '',
    body ? '  -H "Content-Type: application/json"' : '',
    body ? `  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'` : '',
  ];
  return lines.filter(Boolean).join(' \\\n');
}

/** The query string of a request written for curl. */
export const queryOf = (curl: string): string => /"[^"]*?\?([^"]*)"/.exec(curl.split('\n')[0] ?? '')?.[1] ?? '';

/** Its body, as JSON text; empty where it has none. */
export const bodyOf = (curl: string): string => /-d '([\s\S]*)'$/.exec(curl)?.[1]?.replaceAll("'\\''", "'") ?? '';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/**
 * Refuses what is not a plain relative path of at most 8 segments of letters, digits, `_`, `-` and inner dots. So no key
 * leaves the root, none is hidden, and all mean the same on a disk, in a bucket and in a URL.
 */
export function assertKey(key: string): void {
  const segments = key.split('/');
  if (segments.length > 8 || !segments.every((segment) => SEGMENT.test(segment))) {
    throw new Error('not a storage key');
  }
}

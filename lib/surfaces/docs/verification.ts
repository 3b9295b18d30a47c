/** Checks `X-KaiCalls-Signature` in Node; run by a test against what is really sent. */
export const VERIFY_NODE = `import { createHmac, timingSafeEqual } from 'node:crypto';

// body: the raw text of the request, before any parsing.
export function verify(secret, header, body, toleranceSeconds = 300) {
  const parts = header.split(',').map((part) => part.split('='));
  const timestamp = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`).digest();
  // Two signatures while a secret is being replaced: either will do.
  return parts
    .filter(([name]) => name === 'v1')
    .some(([, hex]) => {
      const given = Buffer.from(hex ?? '', 'hex');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}
`;

/** The same in Python. */
export const VERIFY_PYTHON = `import hashlib
import hmac
import time


def verify(secret: str, header: str, body: str, tolerance_seconds: int = 300) -> bool:
    parts = [part.split("=", 1) for part in header.split(",")]
    timestamp = next((value for name, value in parts if name == "t"), "0")
    if abs(time.time() - int(timestamp)) > tolerance_seconds:
        return False
    expected = hmac.new(secret.encode(), f"{timestamp}.{body}".encode(), hashlib.sha256).hexdigest()
    return any(hmac.compare_digest(expected, value) for name, value in parts if name == "v1")
`;

import { execFileSync } from 'node:child_process';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { maskedSecret, newSecret, signatureHeaders, signatureHolds } from './signature.ts';

const sentAt = Math.floor(Date.now() / 1000);
const message = {
  id: '0199a000-0000-7000-8000-000000000001',
  sentAt,
  body: '{"event":"lead.created","name":"Zoë 🙂"}',
};
const [old, fresh, foreign] = [newSecret(), newSecret(), newSecret()];
const signed = (secrets: string[]) => signatureHeaders(secrets, message);
const header = (secrets: string[]) => signed(secrets)['X-KaiCalls-Signature'] ?? '';

/** The verifier that the reference prints ("Verifying signatures"), run as it is printed. */
const REFERENCE_VERIFIER = `
import hmac, hashlib, json, sys
def verify(secret, signature_header, body):
    parts = dict(p.split('=', 1) for p in signature_header.split(','))
    timestamp, signature = parts['t'], parts['v1']
    expected = hmac.new(
        secret.encode(),
        f"{timestamp}.{body}".encode(),
        hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(expected, signature)
print(json.dumps([verify(*case) for case in json.load(sys.stdin)]))
`;
const python = (cases: [secret: string, header: string, body: string][]): boolean[] =>
  JSON.parse(execFileSync('python3', ['-c', REFERENCE_VERIFIER], { input: JSON.stringify(cases), encoding: 'utf8' }));

describe('X-KaiCalls-Signature', () => {
  it('holds for the verifier of the reference, also after a rotation, and for nothing else', () => {
    expect(
      python([
        [fresh, header([fresh]), message.body],
        [fresh, header([old, fresh]), message.body],
        [foreign, header([old, fresh]), message.body],
        [fresh, header([fresh]), `${message.body} `],
      ]),
    ).toEqual([true, true, false, false]);
  });

  it('holds for our own verifier with either secret of a rotation', () => {
    const both = header([old, fresh]);
    expect(both).toMatch(/^t=\d{10},v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
    expect(signatureHolds(old, both, message.body)).toBe(true);
    expect(signatureHolds(fresh, both, message.body)).toBe(true);
  });

  it('does not hold when the secret, body or time is another, or the header is nonsense', () => {
    const one = header([fresh]);
    expect(signatureHolds(foreign, one, message.body)).toBe(false);
    expect(signatureHolds(fresh, one, message.body.toUpperCase())).toBe(false);
    expect(signatureHolds(fresh, one.replace(`t=${sentAt}`, `t=${sentAt + 1}`), message.body)).toBe(false);
    expect(signatureHolds(fresh, one, message.body, { now: (sentAt + 301) * 1000 })).toBe(false);
    expect(signatureHolds(fresh, one, message.body, { now: (sentAt - 301) * 1000 })).toBe(false);
    expect(signatureHolds(fresh, one, message.body, { now: (sentAt + 299) * 1000 })).toBe(true);
    for (const bad of [
      '',
      't=',
      `t=${sentAt}`,
      'v1=',
      `t=${sentAt},v1=`,
      `t=x,v1=${'0'.repeat(64)}`,
      ',,,',
      `t=${sentAt},v1=${'é'.repeat(64)}`,
    ]) {
      expect(signatureHolds(fresh, bad, message.body)).toBe(false);
    }
    expect(signatureHolds('', header(['']), message.body)).toBe(false);
  });
});

describe('Standard Webhooks', () => {
  it('holds for the library of the specification with either secret of a rotation', () => {
    const headers = signed([old, fresh]);
    for (const secret of [old, fresh]) {
      expect(new Webhook(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
    }
    expect(() => new Webhook(foreign).verify(message.body, headers)).toThrow();
    expect(() => new Webhook(fresh).verify(`${message.body} `, headers)).toThrow();
    expect(() => new Webhook(fresh).verify(message.body, { ...headers, 'webhook-id': 'another' })).toThrow();
  });
});

describe('secrets', () => {
  it('are long, distinct, without padding, and shown masked', () => {
    expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{40}$/);
    expect(new Set(Array.from({ length: 100 }, newSecret)).size).toBe(100);
    expect(maskedSecret('whsec_0123456789abcdef')).toBe('...89abcdef');
  });

  it('without one a message is named, not signed', () => {
    expect(Object.keys(signed([]))).toEqual(['webhook-id', 'webhook-timestamp']);
  });
});

import { describe, expect, it } from 'vitest';
import { outboundHeaders, usableUrl } from './url.ts';

describe('usableUrl', () => {
  it.each([
    'https://partner.example.com/webhooks/kaicalls',
    'http://127.0.0.1:3000/hook?x=1#y',
    'HTTPS://EXAMPLE.COM',
    'http://[::1]:8080/',
  ])('keeps %s as written', (url) => expect(usableUrl.parse(url)).toBe(url));

  it.each([
    '',
    'nowhere',
    '/path',
    '//example.com/x',
    'ftp://nowhere',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'http://exa\nmple.com/',
    ' https://example.com/',
    'https://example.com/a b',
    `https://example.com/${'x'.repeat(2048)}`,
  ])('refuses %j', (url) => expect(usableUrl.safeParse(url).success).toBe(false));
});

describe('outboundHeaders', () => {
  it('takes what an integration needs', () => {
    const headers = [
      { key: 'Authorization', value: 'Bearer your-token' },
      { key: 'X-Custom-Header', value: '' },
    ];
    expect(outboundHeaders.parse(headers)).toEqual(headers);
  });

  it.each([
    ['Host', 'internal'],
    ['content-length', '0'],
    ['Transfer-Encoding', 'chunked'],
    ['Connection', 'close'],
    ['Proxy-Authorization', 'x'],
    ['X: y', 'z'],
    ['', 'z'],
    ['X-A', 'a\r\nX-B: b'],
    ['X-A', 'a\nb'],
    ['X-A', 'a\0'],
    ['X-A', 'ключ'],
  ])('refuses %j: %j', (key, value) => expect(outboundHeaders.safeParse([{ key, value }]).success).toBe(false));
});

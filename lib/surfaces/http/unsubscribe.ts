import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { subscriptionOf, unsubscribe } from '#lib/services/emails/unsubscribe.ts';
import { linkCheckPort } from '#lib/surfaces/recording-links.ts';
import { UNSUBSCRIBE_PATH } from '#lib/surfaces/unsubscribe-links.ts';
import type { RawRoute } from './routing.ts';

const served = {
  path: UNSUBSCRIBE_PATH,
  produces: 'text/html',
  access: open,
  rate: { requests: 60, seconds: 60, per: 'address' },
} as const;

/** What the link in an email opens. It changes nothing: programs that look through mails open every link. */
export const unsubscribePage: RawRoute = {
  ...served,
  id: 'emails.unsubscribe.page',
  method: 'GET',
  summary: 'Ask whether to unsubscribe from emails',
  async handle(request, ctx) {
    const { within, emailId } = opened(request, ctx);
    const { businessName, address } = await subscriptionOf(within, emailId);
    return page(
      `<p>${escaped(businessName)} writes to ${escaped(address)}.</p>
       <form method="post"><button>Unsubscribe</button></form>`,
    );
  },
};

/** The button of that page, and the one click of a mail program (RFC 8058). */
export const unsubscribeClick: RawRoute = {
  ...served,
  id: 'emails.unsubscribe',
  method: 'POST',
  summary: 'Unsubscribe from emails',
  async handle(request, ctx) {
    const { within, businessId, emailId } = opened(request, ctx);
    const { businessName, address } = await unsubscribe(within, businessId, emailId);
    return page(`<p>${escaped(businessName)} writes to ${escaped(address)} no more.</p>`);
  },
};

/** A signed link needs no other identity: it opens the one business that it names. */
function opened(request: Request, ctx: Context) {
  const { pathname, search, searchParams } = new URL(request.url);
  const businessId = searchParams.get('business');
  const emailId = searchParams.get('email');
  if (!businessId || !emailId || !ctx.ports.get(linkCheckPort)(pathname + search)) {
    throw new AppError('forbidden', 'This address is not complete, or has expired.');
  }
  return { within: { ...ctx, businesses: [businessId] }, businessId, emailId };
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(content: string): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Unsubscribe</title>
<style>body { font: 1rem/1.5 system-ui; max-width: 30rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark }</style>
${content}
</html>
`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
  });
}

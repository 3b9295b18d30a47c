import { officialContract } from '#e2e/emulators/kit/official.ts';
import type { RecordedRequest } from '#e2e/emulators/kit/server.ts';

/**
 * What is wrong with recorded requests by the official contracts of Twilio's products, `/<product>/…`; null in a clone
 * without them. What was refused is passed over.
 */
export function officialFaults(requests: readonly RecordedRequest[]): string[] | null {
  const products = {
    api: officialContract('twilio/twilio_api_v2010.json', { form: true }),
    content: officialContract('twilio/twilio_content_v1.json'),
    messaging: officialContract('twilio/twilio_messaging_v1.json', { form: true }),
    numbers: officialContract('twilio/twilio_numbers_v2.json', { form: true }),
  };
  if (!products.api) return null;
  return requests
    .filter(({ status }) => status < 300)
    .flatMap((request) => {
      const [, product = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.path) ?? [];
      const contract = products[product as keyof typeof products];
      const faults = contract?.checkRequest({ ...request, path }) ?? [`there is no product ${product}`];
      return faults.map((fault) => `${request.method} ${request.route}: ${fault}`);
    });
}

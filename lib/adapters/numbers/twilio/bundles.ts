import {
  type BundleOrder,
  MarketRefused,
  type NumberType,
  type Regulated,
  type Requirement,
  type ReviewStatus,
} from '#lib/adapters/numbers/port.ts';
import type { TwilioMarket } from './setup.ts';

const numberType = (type: NumberType): string => type.replace('_', '-');

/** What a regulation of Twilio's asks, as far as it is read here; the client leaves it untyped. */
interface Asked {
  end_user?: { name: string; fields?: string[] }[];
  supporting_document?: {
    name: string;
    accepted_documents?: { name: string; type: string; fields?: string[] }[];
  }[][];
}

/** Each country's regulations, for businesses and for persons. */
export async function requirements({ client }: TwilioMarket, of: Regulated): Promise<Requirement[]> {
  const twilio = await client();
  const { regulations } = twilio.numbers.v2.regulatoryCompliance;
  const found = await regulations.list({ isoCountry: of.country, numberType: numberType(of.type) });
  return found.flatMap(({ endUserType: endUser, requirements: asked }) => {
    const { end_user = [], supporting_document = [] } = asked as Asked;
    return [
      ...end_user.map(({ name, fields = [] }) => ({ kind: 'end_user' as const, endUser, name, fields, accepted: [] })),
      ...supporting_document.flat().map(({ name, accepted_documents = [] }) => ({
        kind: 'document' as const,
        endUser,
        name,
        fields: [],
        accepted: accepted_documents.map(({ type, name: called, fields = [] }) => ({ type, name: called, fields })),
      })),
    ];
  });
}

/**
 * Hands in a bundle: who will have the number, where they are and what shows it. A draft that a crash has left is begun
 * anew; one that Twilio looks at already is answered as it is.
 */
export async function submitBundle(market: TwilioMarket, bundle: BundleOrder): Promise<string> {
  const twilio = await market.client();
  const compliance = twilio.numbers.v2.regulatoryCompliance;
  const friendlyName = market.marks.of(bundle.id);
  for (const earlier of await compliance.bundles.list({ friendlyName })) {
    if (earlier.status === 'draft') await compliance.bundles(earlier.sid).remove();
    else if (earlier.status !== 'twilio-rejected') return earlier.sid;
  }
  const made = await compliance.bundles.create({
    friendlyName,
    email: bundle.endUser.email,
    isoCountry: bundle.country,
    endUserType: bundle.endUser.type,
    numberType: numberType(bundle.type),
  });
  for (const objectSid of await itemsOf(market, bundle)) {
    await compliance.bundles(made.sid).itemAssignments.create({ objectSid });
  }
  const { status, results } = await compliance.bundles(made.sid).evaluations.create();
  if (status === 'noncompliant') {
    await compliance.bundles(made.sid).remove();
    throw new MarketRefused('other', reasonOf(results));
  }
  await compliance.bundles(made.sid).update({ status: 'pending-review' });
  return made.sid;
}

/** The person or company, and each document; an address is a document too. */
async function itemsOf({ client, marks }: TwilioMarket, bundle: BundleOrder) {
  const twilio = await client();
  const { endUsers, supportingDocuments } = twilio.numbers.v2.regulatoryCompliance;
  const friendlyName = marks.of(bundle.id);
  const person = await endUsers.create({
    friendlyName,
    type: bundle.endUser.type,
    attributes: bundle.endUser.attributes,
  });
  const documents = [...bundle.documents];
  if (bundle.address) {
    const { country: isoCountry, ...where } = bundle.address;
    const address = await twilio.addresses.create({
      ...where,
      isoCountry,
      customerName: bundle.endUser.name,
      friendlyName,
    });
    documents.push({ type: 'address', attributes: { address_sids: address.sid } });
  }
  const sids = [person.sid];
  for (const { type, attributes } of documents) {
    const made = await supportingDocuments.create({ friendlyName, type, attributes });
    sids.push(made.sid);
  }
  return sids;
}

/** What an evaluation of Twilio's found wanting, as far as it is read here. */
interface Finding {
  passed: boolean;
  requirement_friendly_name: string;
  invalid?: { friendly_name: string; failure_reason: string }[];
}

function reasonOf(results: readonly Finding[]): string {
  const wanting = results.filter(({ passed }) => !passed);
  return wanting
    .map(({ requirement_friendly_name, invalid = [] }) =>
      [requirement_friendly_name, ...invalid.map(({ failure_reason }) => failure_reason)].join(': '),
    )
    .join('; ')
    .slice(0, 500);
}

const STATUSES: Readonly<Record<string, ReviewStatus>> = {
  draft: 'pending-review',
  'pending-review': 'pending-review',
  'in-review': 'in-review',
  'twilio-approved': 'approved',
  'provisionally-approved': 'approved',
  'twilio-rejected': 'rejected',
};

/** How Twilio's review stands; a word of it that is not known here changes nothing. */
export async function review({ client }: TwilioMarket, marketId: string) {
  const twilio = await client();
  const bundle = twilio.numbers.v2.regulatoryCompliance.bundles(marketId);
  const status = STATUSES[(await bundle.fetch()).status] ?? 'in-review';
  if (status !== 'rejected') return { status, reason: null };
  const [latest] = await bundle.evaluations.list({ limit: 1 });
  return { status, reason: latest ? reasonOf(latest.results) || null : null };
}

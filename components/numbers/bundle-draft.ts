import type { z } from 'zod';
import type { Bundle, RequirementsOutput, UpdateBundleInput } from '#lib/services/compliance/schema.ts';

type Requirement = z.output<typeof RequirementsOutput>['requirements'][number];
export type EndUserType = Requirement['end_user_type'];

/** What is typed: names of people and companies, the address, further fields, and the fields of documents. */
export interface BundleDraft {
  type: EndUserType;
  fields: Record<string, string>;
}

export interface AskedField {
  name: string;
  label: string;
  optional?: boolean;
}

const NAMES: Readonly<Record<EndUserType, readonly string[]>> = {
  business: ['business_name'],
  individual: ['first_name', 'last_name'],
};
const ADDRESS = ['street', 'postal_code', 'city', 'region'] as const;

/** "business_registration_number" → "Business registration number". */
export const labelOf = (name: string): string =>
  `${name[0]?.toUpperCase() ?? ''}${name.slice(1).replaceAll('_', ' ')}`.replace(/^Postal code$/, 'Postcode');

const field = (name: string): AskedField => ({ name, label: labelOf(name) });

/** What this kind of person or company is asked for, in the order in which it is typed. */
export function askedOf(requirements: readonly Requirement[], type: EndUserType): AskedField[] {
  const asked = requirements.filter((one) => one.end_user_type === type);
  const own = asked.flatMap((one) => one.fields).filter((name) => !NAMES[type].includes(name) && name !== 'email');
  const documents = asked.flatMap(({ accepted: [first] }) =>
    first && first.type !== 'address' ? first.fields.map((name) => `${first.type}.${name}`) : [],
  );
  const located = asked.some(({ accepted }) => accepted.some((one) => one.type === 'address'));
  return [
    ...NAMES[type].map(field),
    field('email'),
    ...[...new Set(own)].map(field),
    ...(located ? ADDRESS.map(field) : []),
    ...documents.map((name) => ({ name, label: labelOf(name.replace('.', ': ')) })),
  ];
}

/** What is known of it already. */
export function draftOf(bundle: Bundle | null): BundleDraft {
  if (!bundle) return { type: 'business', fields: {} };
  const { type, attributes, ...named } = bundle.end_user;
  const documents = bundle.documents.flatMap((document) =>
    Object.entries(document.attributes).map(([name, value]) => [`${document.type}.${name}`, value]),
  );
  return { type, fields: { ...attributes, ...named, ...bundle.address, ...Object.fromEntries(documents) } };
}

/** As the API takes it. Undefined while something is missing. */
export function saidOf(
  { type, fields }: BundleDraft,
  asked: readonly AskedField[],
  country: string,
): Omit<z.input<typeof UpdateBundleInput>, 'id'> | undefined {
  const values = new Map(asked.map(({ name }) => [name, fields[name]?.trim() ?? '']));
  if ([...values.values()].includes('')) return undefined;
  const value = (name: string): string => values.get(name) ?? '';
  const known = new Set<string>([...NAMES[type], 'email', ...ADDRESS]);
  const attributes: Record<string, string> = {};
  const documents = new Map<string, Record<string, string>>();
  for (const [name, said] of values) {
    const [kind = '', of] = name.split('.');
    if (of) documents.set(kind, { ...documents.get(kind), [of]: said });
    else if (!known.has(name)) attributes[name] = said;
  }
  const email = value('email');
  return {
    end_user:
      type === 'business'
        ? { type, business_name: value('business_name'), email, attributes }
        : { type, first_name: value('first_name'), last_name: value('last_name'), email, attributes },
    address: values.has('street')
      ? {
          street: value('street'),
          city: value('city'),
          region: value('region'),
          postal_code: value('postal_code'),
          country,
        }
      : null,
    documents: [...documents].map(([kind, said]) => ({ type: kind, attributes: said })),
  };
}

import { expect, test } from 'vitest';
import { askedOf, draftOf, labelOf, saidOf } from './bundle-draft.ts';

const requirements = [
  {
    kind: 'end_user' as const,
    end_user_type: 'business' as const,
    name: 'Business',
    fields: ['business_name', 'business_registration_number'],
    accepted: [],
  },
  {
    kind: 'end_user' as const,
    end_user_type: 'individual' as const,
    name: 'Person',
    fields: ['first_name', 'last_name', 'birth_date'],
    accepted: [],
  },
  {
    kind: 'document' as const,
    end_user_type: 'business' as const,
    name: 'Address',
    fields: [],
    accepted: [{ type: 'address', name: 'Address', fields: ['address_sids'] }],
  },
  {
    kind: 'document' as const,
    end_user_type: 'business' as const,
    name: 'Register',
    fields: [],
    accepted: [{ type: 'commercial_registrar_excerpt', name: 'Excerpt', fields: ['document_number'] }],
  },
];

test('a business and a person are asked for what the country wants of them', () => {
  expect(askedOf(requirements, 'business').map(({ name }) => name)).toEqual([
    'business_name',
    'email',
    'business_registration_number',
    'street',
    'postal_code',
    'city',
    'region',
    'commercial_registrar_excerpt.document_number',
  ]);
  expect(askedOf(requirements, 'individual').map(({ name }) => name)).toEqual([
    'first_name',
    'last_name',
    'email',
    'birth_date',
  ]);
  expect(labelOf('business_registration_number')).toBe('Business registration number');
});

test('what is said goes where the API has it, and comes back into the form', () => {
  const asked = askedOf(requirements, 'business');
  const fields = Object.fromEntries(asked.map(({ name }) => [name, `my ${name}`]));
  const said = saidOf({ type: 'business', fields }, asked, 'DE');
  expect(said).toEqual({
    end_user: {
      type: 'business',
      business_name: 'my business_name',
      email: 'my email',
      attributes: { business_registration_number: 'my business_registration_number' },
    },
    address: {
      street: 'my street',
      city: 'my city',
      region: 'my region',
      postal_code: 'my postal_code',
      country: 'DE',
    },
    documents: [
      {
        type: 'commercial_registrar_excerpt',
        attributes: { document_number: 'my commercial_registrar_excerpt.document_number' },
      },
    ],
  });
  const kept = draftOf({ ...said, status: 'rejected' } as unknown as Parameters<typeof draftOf>[0]);
  expect(saidOf(kept, asked, 'DE')).toEqual(said);
  expect(saidOf({ type: 'business', fields: { ...fields, city: ' ' } }, asked, 'DE')).toBeUndefined();
});

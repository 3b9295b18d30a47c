/** Who simulated callers are and what they call about. Addresses are of the reserved example domains: nobody owns them. */

const FIRST_NAMES =
  'Maya Tomás Aisha Peter Linh Ruth Omar Greta Priya Mateo Yuki Kwame Elena Sean Fatima Lars Chloe Dmitri Ngozi Rafael Hana Walter Zainab Luca Ingrid Arjun Beatriz Tariq Colette Mihai Soo-jin Gareth Amara Stefan Leilani Marcus Olga Diego Nadia Henrik Wanjiru Patrick Thuy Esther Kenji Rosa Ibrahim Dorothy'.split(
    ' ',
  );
const LAST_NAMES =
  "Okafor Hansen Rivera Patel Nguyen Whitaker Kowalski Brandt O'Connor Tanaka Mensah Ferrari Haddad Lindqvist Moreau Petrov Castillo Murphy Yilmaz Kaplan Osei Delgado Schneider Park Abebe Fernández Novak Kelly Rahman Marino Johansson Chaudhry Alvarez Popescu Thompson Wong Ibarra Friedman Kimani Dubois Sato Hughes Bianchi Mwangi Larsen Goldberg Vargas Bell".split(
    ' ',
  );
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example.com'];

const TRADES: readonly [RegExp, readonly string[]][] = [
  [
    /\b(?:law|legal|lawyers?|attorneys?|injury)\b/i,
    ['a dispute with a contractor', 'a car accident I had last month', 'a lease that my landlord wants to break'],
  ],
  [
    /\b(?:dental|dentist\w*|orthodont\w*|smiles?)\b/i,
    ['a toothache that started on the weekend', 'a crown that came loose', 'a cleaning for me and my son'],
  ],
  [
    /\b(?:plumb\w*|drains?|sewer|rooter)\b/i,
    ['a leak under my kitchen sink', 'a water heater that stopped working', 'a drain that keeps backing up'],
  ],
  [
    /\b(?:hvac|heating|cooling|mechanical|air conditioning|furnace)\b/i,
    ['a furnace that makes a banging noise', 'an air conditioner that blows warm air', 'a new heat pump for our house'],
  ],
  [
    /\b(?:roof\w*|gutters?|exteriors?|siding)\b/i,
    ['a wet spot on our ceiling after the storm', 'new gutters for my garage', 'some shingles that blew off'],
  ],
  [
    /\b(?:auto|car|cars|motors?|mechanics?|garage|tires?|collision)\b/i,
    ['brakes that squeal when I stop', 'an oil change and an inspection', 'a warning light on my dashboard'],
  ],
  [
    /\b(?:salon|hair|beauty|nails?|barber\w*|spa|lash\w*)\b/i,
    ['a cut and color for a wedding', 'a manicure for four people', 'a gift voucher for my sister'],
  ],
  [
    /\b(?:fitness|gym|yoga|pilates|crossfit|training)\b/i,
    ['a beginner class in the evenings', 'a membership for two', 'personal training for a bad back'],
  ],
  [
    /\b(?:vet|veterinary|animal|pets?|grooming)\b/i,
    ['my dog, who has been limping since yesterday', 'shots for a new kitten', 'my cat, who stopped eating'],
  ],
  [
    /\b(?:realty|real estate|realtors?|homes|propert\w+|apartments?)\b/i,
    [
      'a three bedroom house I want to sell',
      'an apartment to rent from next month',
      'the house with the sign on Oak Street',
    ],
  ],
  [
    /\b(?:insurance|brokers?|coverage)\b/i,
    ['car insurance for my daughter', 'a claim for water damage', 'coverage for a small bakery'],
  ],
  [
    /\b(?:IT|[Tt]ech\w*|[Cc]omputers?|[Ss]oftware|[Nn]etworks?|[Dd]igital|[Ww]eb)\b/,
    ['a laptop that no longer starts', 'support for an office of ten people', 'e-mail that stopped arriving'],
  ],
  [
    /\b(?:mov(?:ers?|ing)|storage|relocation)\b/i,
    ['a move of a two bedroom apartment', 'storage for some furniture', 'a piano that has to go up two floors'],
  ],
  [
    /\b(?:landscap\w*|yard|lawn|garden\w*|tree)\b/i,
    ['a hedge that got out of hand', 'lawn care for the summer', 'a tree that leans over our fence'],
  ],
  [
    /\b(?:clean\w*|maids?|janitorial)\b/i,
    ['a deep cleaning before we move out', 'cleaning every second week', 'an office that needs cleaning at night'],
  ],
  [
    /\b(?:remodel\w*|kitchens?|bath\w*|construction|build\w*|contract\w*|carpent\w*|paint\w*)\b/i,
    ['a kitchen remodel', 'a bathroom that needs new tiles', 'two rooms that have to be painted'],
  ],
  [
    /\b(?:cater\w*|events?|restaurant|grill|cafe|bistro|kitchen|pizz\w*)\b/i,
    ['a dinner for thirty people', 'food for an office party', 'a table for a birthday'],
  ],
  [
    /\b(?:tutor\w*|school|academy|learning|lessons)\b/i,
    ['math help for my son', 'a course for adults in the evening', 'lessons for the summer'],
  ],
  [
    /\b(?:therap\w*|counseling|wellness|clinic|medical|health|doctors?|chiropract\w*)\b/i,
    ['a first appointment', 'back pain that will not go away', 'trouble sleeping since the spring'],
  ],
  [
    /\b(?:solar|electric\w*|energy|power)\b/i,
    ['solar panels for our house', 'an outlet that sparks', 'a charger for an electric car'],
  ],
];
const ANY_TRADE = [
  'a service I saw on your website',
  'a job we have been putting off',
  'some work that I need done',
] as const;

/** One number, the same for the same words; two purposes of one telephone number are independent of each other. */
export function drawn(number: string, purpose: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const letter of `${purpose}:${number}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

export const pick = <T>(number: string, purpose: string, from: readonly T[]): T =>
  from[drawn(number, purpose, from.length)] as T;

export const nameOf = (number: string): { firstName: string; lastName: string } => ({
  firstName: pick(number, 'first name', FIRST_NAMES),
  lastName: pick(number, 'last name', LAST_NAMES),
});

/** An address that fits the name: without accents and apostrophes, in one of the usual forms. */
export function emailOf(number: string, firstName: string, lastName: string): string {
  const plain = (name: string) => {
    const letters = name.normalize('NFD').toLowerCase().replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/ß/g, 'ss');
    return letters.replace(/[^a-z]/g, '') || 'caller';
  };
  const [first, last] = [plain(firstName), plain(lastName)];
  const figures = String(10 + drawn(number, 'figures', 90));
  const local = pick(number, 'address', [
    `${first}.${last}`,
    `${first}.${last}${figures}`,
    `${first.charAt(0)}${last}${figures}`,
    `${first}_${last}`,
    `${last}.${first}`,
  ]);
  return `${local}@${pick(number, 'domain', DOMAINS)}`;
}

/** What the call is about, as words that follow "about": of the trade that the name of the business tells, else anything. */
export function needOf(number: string, businessName: string): string {
  const trade = TRADES.find(([words]) => words.test(businessName));
  return pick(number, 'need', trade ? trade[1] : ANY_TRADE);
}

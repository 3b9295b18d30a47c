/** What a new agent starts from. Facts of the business come from Settings; a template says how to work. */
export interface Template {
  key: string;
  label: string;
  /** What this one is good at, in one line. */
  line: string;
  /** Kinds of business that it suits, as they call themselves. */
  suits?: RegExp;
  greeting: (business: string) => string;
  /** What it must do and must not, after who it is. */
  duties: string[];
}

const MANNER = [
  'Be warm and brief. Ask one thing at a time.',
  'Answer only from what is written here. Never guess: promise that the team will follow up.',
];
const LEAD = 'Find out their name and the best number and email to reach them.';

const answering = (business: string) => `Thanks for calling ${business}. How can I help you today?`;

export const TEMPLATES: Template[] = [
  {
    key: 'receptionist',
    label: 'Receptionist',
    line: 'Answers, finds out why, takes a message',
    greeting: answering,
    duties: [
      'Find out why the person calls.',
      LEAD,
      'Never promise a price or a time that is not written here.',
      'Read the number back before you end the call.',
    ],
  },
  {
    key: 'home-services',
    label: 'Home services',
    line: 'Plumbing, heating, roofing: what, where, how urgent',
    suits: /plumb|hvac|heat|cool|electric|roof|contract|clean|pest|landscap|garden|handyman|repair|moving/i,
    greeting: (business) => `Thanks for calling ${business}. What can we take care of for you?`,
    duties: [
      'Find out what is broken or wanted, the address, and since when.',
      'Ask whether anybody is in danger or water, gas or power is involved. If so, say that you pass it on as urgent, and that for gas or fire they should leave and call the emergency number.',
      LEAD,
      'Ask when somebody can come by. Never promise a time or a price: the team confirms both.',
    ],
  },
  {
    key: 'health',
    label: 'Dental or medical office',
    line: 'New patients, appointments, urgent pain; no advice',
    suits: /dent|medic|clinic|doctor|health|physio|therap|chiro|vet|ortho|derma|optic/i,
    greeting: (business) => `Thank you for calling ${business}. How may I help you?`,
    duties: [
      'Find out whether they have been here before, and what they need an appointment for, in a few words.',
      'Ask which days and times suit them, and say that the office confirms appointments.',
      LEAD,
      'Never give medical advice, and never ask for more about their health than what the visit is for.',
      'Tell them to hang up and call the emergency number if there is heavy bleeding, trouble breathing or chest pain.',
    ],
  },
  {
    key: 'law',
    label: 'Law firm',
    line: 'First contact: what happened, when, whom it concerns',
    suits: /law|legal|attorney|solicitor|notar/i,
    greeting: (business) => `Thank you for calling ${business}. How may I direct your call?`,
    duties: [
      'Find out what kind of matter it is, when it happened, and whether there is a deadline or a court date.',
      'Ask for the names of other people concerned, so that the firm can check for conflicts.',
      LEAD,
      'Never give legal advice, never judge the chances of a case, and say that calling does not make them a client.',
    ],
  },
  {
    key: 'real-estate',
    label: 'Real estate',
    line: 'Buying, selling or renting: where, how much, by when',
    suits: /real ?estate|realt|property|broker|letting|apartment/i,
    greeting: (business) => `Thanks for calling ${business}. Are you looking to buy, sell or rent?`,
    duties: [
      'Find out whether they buy, sell or rent, where, and by when.',
      'Ask buyers and renters for their budget and whether financing is settled, and sellers for the address.',
      LEAD,
      'Offer that an agent calls back to arrange a viewing. Never state the price of a property that is not written here.',
    ],
  },
  {
    key: 'bookings',
    label: 'Salon, studio or restaurant',
    line: 'Bookings: what for, how many, when',
    suits: /salon|hair|barber|spa|nail|beauty|studio|gym|fitness|yoga|restaurant|caf|hotel|tattoo/i,
    greeting: (business) => `Hi, this is ${business}. Would you like to book?`,
    duties: [
      'Find out what they would like to book, for how many, and on which day and at what time. Ask for a second choice.',
      LEAD,
      'Ask about allergies or wishes that matter for the visit.',
      'Tell them that the booking stands once the team has confirmed it.',
    ],
  },
  {
    key: 'after-hours',
    label: 'After hours',
    line: 'Nights and weekends: messages, urgent or not',
    greeting: (business) =>
      `Thanks for calling ${business}. We are closed at the moment, and I can take a message for the team.`,
    duties: [
      'Find out why the person calls and whether it can wait until the next working day.',
      LEAD,
      'Promise to mark the message as urgent if it cannot wait.',
      'Tell them that the team reads messages first thing, and never promise an hour.',
    ],
  },
];

export const instructionsOf = ({ duties }: Template, name: string, business: string): string =>
  [`You are ${name || 'Kai'}, answering the phone for ${business}.`, ...MANNER, ...duties].join('\n');

/** The template for a kind of business: the first that says it suits, else the receptionist. */
export function templateFor(businessType: string | null): Template {
  const fitting = businessType ? TEMPLATES.find(({ suits }) => suits?.test(businessType)) : undefined;
  return fitting ?? (TEMPLATES[0] as Template);
}

/** What agent (A) and caller (C) say. `{business}`, `{name}` and `{email}` are filled in for each call. */
export interface SampleConversation {
  direction: 'inbound' | 'outbound';
  reason: 'customer-ended-call' | 'assistant-ended-call' | 'voicemail' | 'customer-did-not-answer' | 'customer-busy';
  turns: readonly (readonly ['A' | 'C', string])[];
  /** What a person made of the lead afterwards. */
  becomes?: 'contacted' | 'qualified' | 'converted' | 'lost';
}

const GREETING = ['A', 'Thanks for calling {business}. I am an AI assistant. How can I help?'] as const;

/** Invented. They cover what a month brings: ready buyers, questions, appointments, complaints, wrong numbers. */
export const CONVERSATIONS: readonly SampleConversation[] = [
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    becomes: 'converted',
    turns: [
      GREETING,
      ['C', 'Hi, this is {name}. I need this done as soon as possible, can you send me a quote today?'],
      ['A', 'Of course. What is the best email for the quote?'],
      ['C', 'It is {email}. Our budget is around four thousand dollars and I can decide this week.'],
      ['A', 'Thank you. Somebody from {business} sends the quote today. Is there anything else?'],
      ['C', 'No, that is all. When can you start?'],
      ['A', 'The team confirms a date together with the quote.'],
      ['C', 'Perfect, thank you. Goodbye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'assistant-ended-call',
    becomes: 'qualified',
    turns: [
      GREETING,
      ['C', 'Good morning, my name is {name}. I would like to book an appointment for Thursday afternoon.'],
      ['A', 'Gladly. Would two o’clock suit you?'],
      ['C', 'Two o’clock works for me. My email is {email}.'],
      ['A', 'I have noted Thursday at two. You get a confirmation by email. Goodbye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    turns: [
      GREETING,
      ['C', 'Hello, what are your opening hours on Saturday?'],
      ['A', 'I will have somebody confirm the hours for you. May I have your name?'],
      ['C', 'Sure, I am {name}. I am just comparing a few places for now.'],
      ['A', 'Thank you. Somebody will get back to you.'],
      ['C', 'Thanks, bye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    becomes: 'contacted',
    turns: [
      GREETING,
      ['C', 'Hi, my name is {name}, a friend recommended you. How much do you charge?'],
      ['A', 'It depends on the work. Could you tell me a little about it?'],
      ['C', 'It is a bigger job, and I own the house. I would like somebody to come and look next week.'],
      ['A', 'I will have somebody call you to find a time. What is your email?'],
      ['C', '{email}. Please call me back tomorrow morning.'],
      ['A', 'Noted: tomorrow morning. Thank you, {name}.'],
      ['C', 'Thank you, goodbye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    becomes: 'contacted',
    turns: [
      GREETING,
      ['C', 'I have to move my appointment. It is {name}.'],
      ['A', 'No problem. Which day would suit you better?'],
      ['C', 'Next Tuesday, in the morning if possible.'],
      ['A', 'I pass that on, and somebody confirms the new time.'],
      ['C', 'Great, bye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    becomes: 'lost',
    turns: [
      GREETING,
      ['C', 'This is {name}. I waited all day and nobody came. I am very disappointed.'],
      ['A', 'I am sorry about that. I will ask the owner to call you. Is this the best number?'],
      ['C', 'Yes. But I have already found somebody else, so it is too late.'],
      ['A', 'I understand, and I will pass it on.'],
      ['C', 'Goodbye.'],
    ],
  },
  {
    direction: 'inbound',
    reason: 'customer-ended-call',
    becomes: 'lost',
    turns: [
      GREETING,
      ['C', 'Oh, sorry, I think I have the wrong number.'],
      ['A', 'No problem. Have a good day.'],
      ['C', 'Bye.'],
    ],
  },
  { direction: 'inbound', reason: 'customer-ended-call', turns: [GREETING] },
  {
    direction: 'outbound',
    reason: 'customer-ended-call',
    becomes: 'qualified',
    turns: [
      ['A', 'Hi {name}, this is the AI assistant of {business}, about your inquiry. Is now a good time?'],
      ['C', 'Yes, it is. I am still interested, and I would like to go ahead this month.'],
      ['A', 'Good to hear. Where can we send the offer?'],
      ['C', 'To {email}, please.'],
      ['A', 'It is on its way today. Thank you, {name}.'],
      ['C', 'Thank you, bye.'],
    ],
  },
  {
    direction: 'outbound',
    reason: 'voicemail',
    turns: [
      ['A', 'Hi {name}, this is the AI assistant of {business}. We call about your inquiry and try again tomorrow.'],
    ],
  },
  { direction: 'outbound', reason: 'customer-did-not-answer', turns: [] },
  { direction: 'outbound', reason: 'customer-busy', turns: [] },
];

export const TEXTS: readonly (readonly [who: 'them' | 'us', body: string])[][] = [
  [
    ['them', 'Hi, it is {name}. Can you send me the address?'],
    ['us', 'Hi {name}, of course: you get it with the confirmation today.'],
    ['them', 'Thank you!'],
  ],
  [
    ['us', 'Hi {name}, a reminder from {business}: your appointment is tomorrow at two.'],
    ['them', 'I will be there'],
  ],
  [['them', 'Is the offer still good until Friday? {name}']],
  [
    ['us', 'Hi {name}, thanks for your call. Your quote is in your inbox.'],
    ['them', 'Got it, looks good. I call tomorrow.'],
  ],
];

/** Invented people. Their numbers (555-0100 to 0199) belong to nobody. */
export const PEOPLE: readonly string[] = [
  'Maria Garcia',
  'Omar Haddad',
  'Lena Park',
  'Tom Fischer',
  'Aisha Bello',
  'Jack Murphy',
  'Priya Nair',
  'Noah Kim',
  'Eva Lindqvist',
  'Luis Ortega',
  'Grace Chen',
  'Peter Novak',
  'Hannah Weiss',
  'Marcus Reed',
  'Sofia Rossi',
  'Daniel Cohen',
  'Emily Carter',
  'Yusuf Demir',
  'Nina Petrova',
  'Samuel Osei',
  'Chloe Martin',
  'Victor Hugo Diaz',
  'Ruth Baker',
  'Ivan Horvat',
];

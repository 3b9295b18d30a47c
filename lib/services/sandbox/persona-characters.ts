/**
 * How a simulated person talks. `{}` stands for what the line is about. Only `enough`, `farewell` and `stuck` may
 * contain the word "bye": by it the other rules know that the person has taken leave.
 */
export interface Character {
  name: string;
  hello: string;
  /** Says what the call is about. */
  about: string;
  /** Answers the phone when greeted by name, and when not. */
  greeted: string;
  picksUp: string;
  itsName: string;
  /** `this`: they say that the number they call from will do, until they are asked again. */
  phone: 'figures' | 'spoken' | 'corrected' | 'this';
  itsPhone: string;
  email: 'written' | 'spoken';
  itsEmail: string;
  /** What they add about themselves and their matter; `{}` is a sum of money. */
  adds: string;
  questions: readonly string[];
  yes: readonly string[];
  /** To a question that they cannot place. */
  vague: string;
  time: string;
  /** Nothing more is wanted. */
  enough: string;
  farewell: string;
}

export const CHARACTERS: readonly Character[] = [
  {
    name: 'brisk',
    hello: 'Hi.',
    about: "I'm calling about {}.",
    greeted: 'Yes, {} here. Go ahead.',
    picksUp: '{}.',
    itsName: '{}.',
    phone: 'figures',
    itsPhone: '{}.',
    email: 'written',
    itsEmail: '{}',
    adds: "I'd like to get it done this month.",
    questions: ['What do you charge for that?', 'How soon can you do it?', 'Are you open on Saturdays?'],
    yes: ['Yes.', 'Correct.', 'Yep.'],
    vague: 'Not sure. Whatever you think is best.',
    time: '{} works.',
    enough: "No, that's it. Bye.",
    farewell: 'Thanks, bye.',
  },
  {
    name: 'chatty',
    hello: 'Oh hi there, how are you doing today?',
    about: "So, the thing is, I'm calling about {}, and I thought, let me just ask somebody who knows.",
    greeted: 'Oh hello, yes, this is {}, you caught me in the kitchen!',
    picksUp: 'Hello hello, this is {}, who do I have the pleasure of talking to?',
    itsName: "Oh, of course, silly me. My name's {}.",
    phone: 'figures',
    itsPhone: 'Sure, my cell is {}, I always have it on me.',
    email: 'spoken',
    itsEmail: "It's {}, and yes, I really do read them all.",
    adds: 'It has been on my list since my sister came to stay in the spring, you know how these things go.',
    questions: [
      'Do you work on weekends at all?',
      'Is it easy to park at your place?',
      'And what does something like that usually cost?',
    ],
    yes: ["Yes, that's right, well done!", 'Oh yes, exactly.', 'That is right, yes.'],
    vague: "Oh, good question, I honestly couldn't tell you.",
    time: 'Let me see, {} would be lovely.',
    enough: "No, I think that was everything, you've been so nice. Bye bye!",
    farewell: 'You too, thank you so much. Bye bye!',
  },
  {
    name: 'elderly',
    hello: 'Good day. Can you hear me all right?',
    about: "I'm calling about {}. Yes, about {}.",
    greeted: 'Hello? Yes, {} speaking. You will have to speak up a little.',
    picksUp: 'Hello? This is {} speaking.',
    itsName: 'My name is {}, dear.',
    phone: 'corrected',
    itsPhone: 'Now wait a moment, I have it written down. {}.',
    email: 'spoken',
    itsEmail: 'My daughter set it up for me. It is {}.',
    adds: "I don't hurry any more, but I would like somebody to have a look at it.",
    questions: [
      'Will it be the same person who comes every time?',
      'Where are you, are you near the old post office?',
      'Do you have something off for seniors?',
    ],
    yes: ['Yes, dear, that is right.', 'That is correct, yes.', 'Yes, yes.'],
    vague: "I'm afraid I don't know that, dear.",
    time: '{} would suit me, after lunch.',
    enough: 'No, that is all I wanted. You are very kind. Goodbye now.',
    farewell: 'Thank you, dear. Goodbye.',
  },
  {
    name: 'newcomer',
    hello: 'Hello, good day.',
    about: 'Please, I want to ask about {}.',
    greeted: 'Hello, yes, I am {}. Please, tell me.',
    picksUp: 'Yes hello, {} is speaking.',
    itsName: 'I am called {}.',
    phone: 'spoken',
    itsPhone: 'Yes, my number, it is {}.',
    email: 'spoken',
    itsEmail: 'The mail is {}.',
    adds: 'I live here since two years, and I did not need this before.',
    questions: ['How much does it cost, please?', 'I must pay before or after?', 'There is parking by you?'],
    yes: ['Yes, is correct.', 'Yes, exactly so.', 'Yes, this is right.'],
    vague: 'Sorry, this I do not know.',
    time: 'For me {} is good.',
    enough: 'No, this is everything. Many thanks, goodbye.',
    farewell: 'Thank you, goodbye.',
  },
  {
    name: 'price shopper',
    hello: 'Hey,',
    about: "I'm getting some prices for {}.",
    greeted: 'Yeah, this is {}. Sure, go on.',
    picksUp: 'Hello, {}.',
    itsName: "It's {}.",
    phone: 'figures',
    itsPhone: 'Uh, {}.',
    email: 'written',
    itsEmail: 'You can send it to {}.',
    adds: "I'm comparing a few places, so I just need a ballpark.",
    questions: [
      'How much would that run me?',
      'Is there a discount if I book this week?',
      'Do you charge extra for coming out?',
    ],
    yes: ['Yeah, that works.', 'Yep.', 'Right.'],
    vague: 'No idea, to be honest.',
    time: '{}, I guess.',
    enough: "Nope, I'll compare and let you know. Bye.",
    farewell: 'Okay, thanks. Bye.',
  },
  {
    name: 'decision maker',
    hello: 'Good morning.',
    about: "I'd like to talk about {}.",
    greeted: 'Yes, {} speaking. I have a minute.',
    picksUp: '{} speaking.',
    itsName: 'My name is {}.',
    phone: 'figures',
    itsPhone: 'My direct number is {}.',
    email: 'written',
    itsEmail: 'Please write to {}.',
    adds: "I'm the owner, so I make the decision, and my budget is about {} dollars.",
    questions: [
      'How soon could you start?',
      'What does it cost, roughly?',
      'Do you have references that I could call?',
    ],
    yes: ['Yes, that is correct.', 'Yes.', 'That is right.'],
    vague: 'I would leave that to you.',
    time: '{} would work for me.',
    enough: 'No, that is all for now. Thank you, goodbye.',
    farewell: 'Thank you. Goodbye.',
  },
  {
    name: 'sceptic',
    hello: 'Hello? Wait, is this a robot?',
    about: "Well, anyway. It's about {}.",
    greeted: 'This is {}. How did you get my number?',
    picksUp: 'Yes? {} here. What is this about?',
    itsName: 'Okay. {}.',
    phone: 'this',
    itsPhone: "If you must have it, it's {}.",
    email: 'written',
    itsEmail: 'Fine, but no advertising please. {}',
    adds: "I've been let down before, so I want to know who I am dealing with.",
    questions: [
      'What do you do with my details?',
      'Are your people licensed and insured?',
      'What if I am not happy with it?',
    ],
    yes: ['I suppose so, yes.', 'Yes, right.', 'Yes, that is what I said.'],
    vague: "I don't see why that matters.",
    time: '{}, if somebody really turns up.',
    enough: "No. I'll wait and see whether somebody calls. Bye.",
    farewell: 'All right. Bye.',
  },
  {
    name: 'in a hurry',
    hello: "Hi, quick one, I'm about to get on a train.",
    about: "It's about {}.",
    greeted: 'Yes, this is {}, but I only have a minute.',
    picksUp: '{}, hi, make it quick please.',
    itsName: '{}, sorry, it is loud here.',
    phone: 'this',
    itsPhone: "It's {}.",
    email: 'spoken',
    itsEmail: '{}.',
    adds: 'It is kind of urgent.',
    questions: ['How soon could somebody see me?', 'Can I book that online?', 'Can you do it today?'],
    yes: ['Yes, yes.', 'Right.', 'Yes, correct.'],
    vague: "I can't say right now.",
    time: '{}, as early as you can.',
    enough: 'No, I have to run. Thanks, bye!',
    farewell: 'Great, thanks, bye!',
  },
  {
    name: 'worried',
    hello: "Hi, um, I'm not sure whether I'm right with you.",
    about: "I have a bit of a problem, it's about {}.",
    greeted: 'Yes, {}, hello. Is it about my message?',
    picksUp: 'Hello? {} here.',
    itsName: "Sorry, yes, I'm {}.",
    phone: 'spoken',
    itsPhone: "It's {}.",
    email: 'written',
    itsEmail: 'Yes, {}',
    adds: "I'm honestly quite worried, I hardly slept last night.",
    questions: [
      'Is that something you see often?',
      'Could somebody have a look at it today?',
      'Is it going to be very expensive?',
    ],
    yes: ['Yes, thank you.', 'Yes, that is right.', 'Yes, that is it.'],
    vague: "I don't know, I'm sorry.",
    time: 'Whatever is soonest. {}, maybe?',
    enough: 'No, thank you for listening. Bye.',
    farewell: 'Thank you so much. Bye.',
  },
  {
    name: 'referred',
    hello: 'Hi there, my neighbor recommended you.',
    about: "I'm calling about {}.",
    greeted: 'Yes, hi, this is {}. I have a minute.',
    picksUp: 'Hi, {} speaking.',
    itsName: "Sure, I'm {}.",
    phone: 'figures',
    itsPhone: 'You can reach me at {}.',
    email: 'spoken',
    itsEmail: "That's {}.",
    adds: 'She said you did a great job for her last year.',
    questions: [
      'Do you have time this week?',
      'How long does something like that take?',
      'Can you give me a rough idea of the price?',
    ],
    yes: ["Yes, that's right.", 'Perfect, yes.', 'Exactly.'],
    vague: "Hm, I'd have to check that.",
    time: '{} would be great.',
    enough: "No, that's all. Thanks a lot, bye.",
    farewell: 'Thank you, talk soon. Bye.',
  },
];

/** To an agent that goes round in circles. */
export const STUCK = "I think we are going round in circles. I'll try again another time. Goodbye.";

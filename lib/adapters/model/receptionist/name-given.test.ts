import { describe, expect, test } from 'vitest';
import type { Turn } from '#lib/adapters/model/port.ts';
import { nameGiven } from './name-given.ts';

const ASK = 'May I have your name, please?';

/** Alternating turns, the caller first; an agent line of '' asks for the name. */
const heard = (...lines: string[]) =>
  nameGiven(
    lines.map((text, i): Turn => ({ role: i % 2 ? 'agent' : 'caller', text: text || ASK })),
    new Set(['ava', 'drpatel', 'patel']),
  ).full;

describe('introductions, unasked', () => {
  test.each([
    ['Hi, my name is Maria Garcia and I need a plumber.', 'Maria Garcia'],
    ['Hello, this is Siobhan O’Brien.', 'Siobhan O’Brien'],
    ['Hi, this is Chip from Harrow Property Management, no heat', 'Chip'],
    ['hi this is art wolfe i need a plumber', 'Art Wolfe'],
    ["Hey, it's Tom from Acme Roofing, calling you back.", 'Tom'],
    ["I'm Jean-Luc Picard, I called yesterday.", 'Jean-Luc Picard'],
    ['Dr. Emily Chen here, returning a call.', 'Emily Chen'],
    ['Good morning, Keisha Johnson speaking.', 'Keisha Johnson'],
    ['hi my name is maria de la cruz i have a leak', 'Maria de la Cruz'],
    ['hey this is dave from accounting', 'Dave'],
    ["name's Bartholomew Quill", 'Bartholomew Quill'],
    ['Hi, Nguyen is my last name, first name Linh.', 'Linh Nguyen'],
    ["My husband's name is Karl, but I'm Petra Vogel.", 'Petra Vogel'],
    ['Her name is Ingrid Solheim, mine is Maja Lind.', 'Maja Lind'],
    ["I'm calling for my son Tyler. My name is Beth Moore.", 'Beth Moore'],
    ['Hi Ava, this is Grace Hopper.', 'Grace Hopper'],
    ['You can put it under Okonkwo.', 'Okonkwo'],
    ['My name is Will Power.', 'Will Power'],
    ['Please, I am called Kwame Tanaka.', 'Kwame Tanaka'],
    ['my name is ludwig van der berg', 'Ludwig van der Berg'],
    ['This is Mrs. Eleanor Rigby-Stone.', 'Eleanor Rigby-Stone'],
  ])('%s', (line, expected) => expect(heard(line)).toBe(expected));
});

describe('answers to the question', () => {
  test.each([
    ['Maria Garcia.', 'Maria Garcia'],
    ['It is Bob.', 'Bob'],
    ['Sure, Amit Patel.', 'Amit Patel'],
    ['uh yeah, priya raman', 'Priya Raman'],
    ['Smith, John Smith.', 'John Smith'],
    ['Katherine. Katherine Wu.', 'Katherine Wu'],
    ['John, um, Kowalski.', 'John Kowalski'],
    ['First name Ana, last name Silva.', 'Ana Silva'],
    ['Jon Smyth, J-O-N, S-M-Y-T-H.', 'Jon Smyth'],
    ['John Smith, that is S-M-Y-T-H-E.', 'John Smythe'],
    ['ROBERT JONES', 'Robert Jones'],
    ['April June.', 'April June'],
    ['Rose Hunter', 'Rose Hunter'],
    ["Benedict O'Shaughnessy.", "Benedict O'Shaughnessy"],
    ['Dave, 512 555 0134', 'Dave'],
    ['Eino Lahtinen. E-I-N-O, L-A-H-T-I-N-E-N.', 'Eino Lahtinen'],
    ['Elle, E-L-L-E, Woods.', 'Elle Woods'],
    ['I am called Minh Anh Pham. Pham is my family name.', 'Minh Anh Pham'],
    ['Nordmann is my last name, Ola the first', 'Ola Nordmann'],
    ['the name is Stein, Deborah Stein', 'Deborah Stein'],
    ['You can put down Olu Adebayo', 'Olu Adebayo'],
    ['Terry Nguyen. Terri with an I.', 'Terri Nguyen'],
    ['Paul hyphen Henri Roux', 'Paul-Henri Roux'],
    ['cody ray', 'Cody Ray'],
    ['will young', 'Will Young'],
    ["It's Geoff, Geoff with a G, Wainwright", 'Geoff Wainwright'],
    ['who me? Butch. Butch Cassidy Lewis.', 'Butch Cassidy Lewis'],
    ['im the sister marisela just marisela beltran', 'Marisela Beltran'],
    ['my name is rich cotton', 'Rich Cotton'],
    ["it's blessing okafor", 'Blessing Okafor'],
    ['yeah happy singh', 'Happy Singh'],
    ["That's Siân, S-I-A-N, Rhys-Davies", 'Siân Rhys-Davies'],
    ['Señor Ignacio Vargas', 'Ignacio Vargas'],
    ['Chip Harrow, H-A-R-R-O-W', 'Chip Harrow'],
    ['Noor. Noor al-Masri', 'Noor al-Masri'],
    ['marcus aurelius johnson the second', 'Marcus Aurelius Johnson'],
    ["It's Mohammed, M-O-H-A-M-M-E-D, Al Sayed", 'Mohammed Al Sayed'],
    ["It's under my company, the contact is Priscilla Wu", 'Priscilla Wu'],
    ['april kowalczyk k o w a l c z y k', 'April Kowalczyk'],
    ['uh, Bo. Bo Diddley Jackson, no kidding', 'Bo Diddley Jackson'],
    ['jean claude van houten', 'Jean Claude van Houten'],
    ['Zoe like Zoe with two dots, Zoë Quinn', 'Zoë Quinn'],
    ["Mrs Kumar. Do you need my first name? It's Hemlata", 'Hemlata Kumar'],
    ['Bazza. Barry Thistlewood. T H I S T L E W O O D', 'Barry Thistlewood'],
    ['last name Okafor O K A F O R', 'Okafor'],
    ["Her name? Ellen Frost. I'm Paul Frost, put me down please", 'Paul Frost'],
    ["yeah it's siobhan o'neil that's s i o b h a n", "Siobhan O'Neil"],
    ["it's hugh st clair hugh h u g h and st clair s t c l a i r", 'Hugh St Clair'],
    ['DeShawn Rich, R-I-C-H. D-E capital S-H-A-W-N', 'DeShawn Rich'],
    ['Ciarán McGillicuddy. Capital M-C, capital G-I-L-L-I-C-U-D-D-Y.', 'Ciarán McGillicuddy'],
    ['Jürgen Weiß, in English J-U-E-R-G-E-N and W-E-I-S-S.', 'Juergen Weiss'],
    ['Nathaniel St. John.', 'Nathaniel St. John'],
    ['My name Tan Wei Xiong. Tan is the surname.', 'Tan Wei Xiong'],
    ["yeah will's my first name young's the last", 'Will Young'],
    ["I'm Zoë, with two dots. Zoë Åkesson.", 'Zoë Åkesson'],
  ])('%s', (line, expected) => expect(heard('Hi, I need help.', '', line)).toBe(expected));

  test('later than it was asked for', () => {
    const number = "What's the best number to reach you?";
    expect(heard('Hi', '', 'How much is it?', number, "Benedict O'Shaughnessy.")).toBe("Benedict O'Shaughnessy");
    expect(heard('Hi', '', 'How much is it?', number, 'Chicago.')).toBeNull();
  });

  test('in two turns', () => {
    const number = "What's the best number to reach you?";
    expect(heard('Hi', '', 'you can call me dee', number, 'deidre mccall m c c a l l')).toBe('Deidre McCall');
    expect(heard('Hi', '', "It's under Fitzpatrick", number, 'Colleen')).toBe('Colleen Fitzpatrick');
    expect(heard('Hi', '', 'Maria.', 'And your last name?', 'Garcia.')).toBe('Maria Garcia');
    expect(heard('Hi', '', 'Maria Garcia.', 'How do you spell that?', 'G-A-R-S-I-A')).toBe('Maria Garsia');
  });
});

test('whom the agent said it was is not the caller', () => {
  expect(
    nameGiven([
      { role: 'agent', text: 'Coastal Pools, Jess here.' },
      { role: 'caller', text: "G'day Jess, my pool is green" },
    ]).full,
  ).toBeNull();
});

describe('corrections', () => {
  test.each([
    ['Brian Ryan', 'I have Brian Ryan, is that right?', 'No, Bryan. Bryan Ryan.', 'Bryan Ryan'],
    ['Catherine Wu', 'Catherine Wu, is that correct?', "No, it's Katherine.", 'Katherine Wu'],
    ['Maria Garcia', 'Maria Garcia, right?', "Yes, that's right.", 'Maria Garcia'],
    ['Maria Garcia', 'Mario Garcia, right?', 'No, my name is Maria Garcia', 'Maria Garcia'],
    ['Ana Silva', 'Great, Ana. Anything else?', 'No, thank you. Goodbye.', 'Ana Silva'],
  ])('%s / %s / %s', (first, back, then, expected) => expect(heard('Hi', '', first, back, then)).toBe(expected));
});

describe('what is no name of the caller', () => {
  test.each([
    'Is Dr. Patel in today?',
    "I'm calling about a leak.",
    "I'm Fine, thanks.",
    'This is ridiculous!',
    "It's Saturday, are you open?",
    "It's about my dog, her name is Clementine.",
    'My friend Susan told me to call.',
    'Can I speak to Gary please?',
    "I'd rather not say.",
    'Toyota Corolla 2016.',
    'Great, thanks. Bye.',
    "I'm in Chicago, near Lincoln Park.",
    "I'm looking for Sugar Plum Bakery.",
    'Good Morning',
    "it's leaking everywhere",
    'im interested in solar',
    "She's not home. This is her son.",
    'yes',
    'Plumbing.',
    'will do',
    'my name is not important',
    'clogged toilet',
    'Toothache.',
    "it's payroll",
    'im diabetic',
    "It's the Hoffman wedding cake.",
  ])('%s', (line) => expect(heard(line, ASK, 'Just a question.')).toBeNull());
});

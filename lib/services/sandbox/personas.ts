import { figuresIn } from '#lib/services/conclusions/figures.ts';
import { CHARACTERS, type Character, STUCK } from './persona-characters.ts';
import { correctedNumber, emailIn, spelled, spokenEmail, spokenNumber, writtenNumber } from './persona-contact.ts';
import { asksYesOrNo, greetedName, readsBack, saysFarewell, type Wish, wishesIn } from './persona-ear.ts';
import { drawn, emailOf, nameOf, needOf, pick } from './persona-people.ts';

/** A simulated person. The same number is always the same person. */
export interface Persona {
  seed: string;
  character: Character;
  firstName: string;
  lastName: string;
  email: string;
  /** One or two things they want to know. */
  questions: readonly string[];
}

/** What a simulated person knows when it is their turn to speak. */
export interface PersonaScene {
  turns: readonly { role: 'agent' | 'caller'; text: string }[];
  direction: 'inbound' | 'outbound';
  businessName: string;
  /** E.164 of the simulated person. Anything else, a SIP address too, they do not tell. */
  number: string;
}

/** No call has more turns of theirs; from `PATIENCE` on they raise nothing new. */
const MOST_TURNS = 13;
const PATIENCE = 8;
/** Of a line, in characters. */
const LONGEST = 300;
const DAYS = ['Monday morning', 'Tuesday afternoon', 'Wednesday', 'Thursday at two', 'Friday morning', 'tomorrow'];
const SUMS = ['1500', '4000', '12,000', '40,000'];
const BYE = /\bbye\b|\bgoodbye\b/i;

export function personaFor(number: string): Persona {
  const character = pick(number, 'character', CHARACTERS);
  const { firstName, lastName } = nameOf(number);
  const first = drawn(number, 'question', character.questions.length);
  const questions = [...character.questions.slice(first), ...character.questions.slice(0, first)];
  return {
    seed: number,
    character,
    firstName,
    lastName,
    email: emailOf(number, firstName, lastName),
    questions: questions.slice(0, 1 + drawn(number, 'curiosity', 2)),
  };
}

/**
 * What the person says next; null when they hang up, which they do once they have taken leave. Pure: what was told
 * already is read off the turns, so that it goes on sensibly from words of any origin. They answer what the agent asks,
 * ask what they want to know, and leave when nothing is left, or when the agent keeps repeating itself.
 */
export function callerLine(stranger: Persona, { number, ...rest }: PersonaScene): string | null {
  const scene: PersonaScene = { ...rest, number: /^\+\d{7,15}$/.test(number) ? number : '' };
  const said = scene.turns.filter((turn) => turn.role === 'caller').map((turn) => turn.text);
  const heard = scene.turns.filter((turn) => turn.role === 'agent').map((turn) => turn.text);
  if (said.length > 0 && BYE.test(said.at(-1) ?? '')) return null;
  const person = calledByName(stranger, scene, heard[0] ?? '');
  const talk: Talk = { person, scene, said, heard, last: heard.at(-1) ?? '', wishes: wishesIn(heard.at(-1) ?? '') };
  const { character } = person;
  if (said.length >= MOST_TURNS - 1) return character.farewell;
  if (goesInCircles(talk)) return STUCK;
  if (said.length === 0) return opening(talk);
  if (saysFarewell(talk.last) && !talk.last.includes('?')) return character.farewell;
  const answers = answersOf(talk);
  const raised =
    talk.wishes[0] === 'more' || answers.length === 0 || said.length === 2 || said.length === 4 ? raises(talk) : null;
  if (answers.length === 0 && raised === null) return character.enough;
  return inOneBreath(raised === null ? answers : [...answers, raised]);
}

/** As many of the parts, the first at least, as one says at once. */
const inOneBreath = (parts: readonly string[]): string =>
  parts.reduce((line, part) => (line.length + part.length < LONGEST ? `${line} ${part}` : line));

interface Talk {
  person: Persona;
  scene: PersonaScene;
  said: readonly string[];
  heard: readonly string[];
  last: string;
  wishes: readonly Wish[];
}

const fill = (line: string, value: string): string => line.replaceAll('{}', () => value);
const told = (talk: Talk, words: string): boolean => talk.said.some((text) => text.includes(words));
const fullName = ({ firstName, lastName }: Persona): string => `${firstName} ${lastName}`;

/** Who is called by a name answers to it: the lead of the call is the person on the phone. */
function calledByName(person: Persona, scene: PersonaScene, greeting: string): Persona {
  const name = scene.direction === 'outbound' ? greetedName(greeting) : null;
  if (name === null) return person;
  const [firstName = person.firstName, ...rest] = name.split(' ');
  const lastName = rest.join(' ') || person.lastName;
  return { ...person, firstName, lastName, email: emailOf(person.seed, firstName, lastName) };
}

/** The same words for the third time, or the same detail asked for the fourth. */
function goesInCircles({ heard, last, wishes }: Talk): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const before = heard.slice(0, -1);
  const [wish] = wishes;
  return (
    before.filter((text) => plain(text) === plain(last)).length >= 2 ||
    (wish !== undefined && wish !== 'more' && before.filter((text) => wishesIn(text)[0] === wish).length >= 3)
  );
}

function opening(talk: Talk): string {
  const { person, scene, wishes } = talk;
  const { character } = person;
  if (scene.direction === 'outbound') {
    return greetedName(talk.last)
      ? fill(character.greeted, person.firstName)
      : fill(character.picksUp, person.firstName);
  }
  const name = wishes.includes('name') ? [fill(character.itsName, fullName(person))] : [];
  return [character.hello, reasonOf(talk), ...name].join(' ');
}

const needIn = ({ person, scene }: Talk): string => needOf(person.seed, scene.businessName);
const reasonOf = (talk: Talk): string =>
  fill(talk.scene.direction === 'inbound' ? talk.person.character.about : 'For me it would be about {}.', needIn(talk));
const addition = ({ person }: Talk): string => fill(person.character.adds, pick(person.seed, 'sum', SUMS));

/** Answers to what the agent just asked, in the order in which people give them; none when it asked nothing. */
function answersOf(talk: Talk): string[] {
  const { person, last, wishes, said } = talk;
  if (wishes[0] === 'more') return [];
  const yes = person.character.yes[said.length % person.character.yes.length] ?? 'Yes.';
  if (readsBack(last)) {
    const wrong = correction(talk);
    const others = wishes.filter((wish) => (wish === 'phone' || wish === 'email') && !contactIn(talk, wish));
    return [wrong ?? yes, ...others.slice(0, 1).map((wish) => answer(talk, wish))];
  }
  const details = (['name', 'phone', 'email'] as const).filter((wish) => wishes.includes(wish));
  if (details.length > 0 && !wishes.includes('spelling')) return details.map((wish) => answer(talk, wish)).slice(0, 2);
  const [wish] = wishes;
  if (wish) return [answer(talk, wish)];
  if (!last.includes('?')) return [];
  return [asksYesOrNo(last) ? yes : person.character.vague];
}

function answer(talk: Talk, wish: Wish): string {
  const { person, last, said } = talk;
  const { character, seed } = person;
  switch (wish) {
    case 'name':
      return fill(character.itsName, fullName(person));
    case 'spelling':
      return talk.wishes.includes('email')
        ? `${spelled(person.email.split('@')[0] ?? '')}, at ${person.email.split('@')[1]}.`
        : `${spelled(person.firstName)}, ${spelled(person.lastName)}.`;
    case 'phone':
      return phoneLine(talk);
    case 'email':
      return fill(character.itsEmail, character.email === 'spoken' ? spokenEmail(person.email) : person.email);
    case 'reason':
      return told(talk, needIn(talk)) ? (raises(talk) ?? `It's about ${needIn(talk)}.`) : reasonOf(talk);
    case 'time':
      return fill(character.time, pick(seed, 'day', DAYS));
    case 'place':
      return `${10 + drawn(seed, 'house', 890)} ${pick(seed, 'street', ['Maple', 'Oak', 'Cedar', 'Lincoln', 'Park'])} Street.`;
    case 'consent':
      return character.yes[said.length % character.yes.length] ?? 'Yes.';
    case 'more':
      return last;
  }
}

function phoneLine(talk: Talk): string {
  const { person, scene, last } = talk;
  const { character } = person;
  if (scene.number === '') return "I'd rather not leave a number. E-mail is better for me.";
  if (contactIn(talk, 'phone')) return correction(talk) ?? "Yes, that's my number.";
  if (/\b(?:calling from|call(?:ed)? (?:you )?on|this number|same number)\b/i.test(last)) {
    return 'Yes, this number is fine.';
  }
  const own = "You can use the number I'm calling from.";
  if (character.phone === 'this' && scene.direction === 'inbound' && !told(talk, own)) return own;
  const number = { figures: writtenNumber, spoken: spokenNumber, corrected: correctedNumber, this: writtenNumber };
  return fill(character.itsPhone, number[character.phone](scene.number));
}

/** Whether the agent's turn itself says a telephone number or an e-mail address. */
const contactIn = ({ last }: Talk, wish: Wish): boolean =>
  wish === 'phone' ? figuresIn(last.replace(/[^\s@]{1,64}@\S+/g, '')).length >= 7 : emailIn(last) !== null;

/** What is wrong in what the agent read back, put right; null when it is right, or cannot be judged. */
function correction(talk: Talk): string | null {
  const { person, scene, last, said } = talk;
  const email = emailIn(last);
  if (email !== null && email !== person.email) return `No, it's ${person.email}.`;
  if (email === null && contactIn(talk, 'phone')) {
    if (scene.number === '') return 'I did not give you a number.';
    const right = figuresIn(scene.number).slice(-7);
    if (!figuresIn(last).includes(right)) return `No, it's ${writtenNumber(scene.number)}.`;
  }
  const gaveName = said.at(-1)?.includes(person.lastName) === true;
  const bare = email === null && !contactIn(talk, 'phone');
  const named = last.includes(person.firstName) || last.includes(person.lastName);
  return gaveName && bare && /\bname\b/i.test(last) && !named
    ? `No, it's ${fullName(person)}, ${spelled(person.lastName)}.`
    : null;
}

/** The next thing they bring up by themselves; null when nothing is left or their patience is at an end. */
function raises(talk: Talk): string | null {
  if (talk.said.length >= PATIENCE) return null;
  if (!told(talk, needIn(talk))) return reasonOf(talk);
  const own = addition(talk);
  const open = [...talk.person.questions.slice(0, 1), own, ...talk.person.questions.slice(1)];
  return open.find((line) => !told(talk, line)) ?? null;
}

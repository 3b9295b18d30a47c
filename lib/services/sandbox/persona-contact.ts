import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { figuresIn } from '#lib/services/conclusions/figures.ts';

const FIGURES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const SIGNS: Record<string, string> = { '@': 'at', '.': 'dot', _: 'underscore', '-': 'dash', '+': 'plus' };

/** A telephone number as it is written where it is at home; as it came when it is none. */
export function writtenNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return number;
  return parsed.countryCallingCode === '1'
    ? parsed.formatNational().replace(/\((\d+)\) /, '$1-')
    : parsed.formatInternational();
}

/** A telephone number as people say it: figure by figure, a breath between the groups, "oh" for a zero. */
export const spokenNumber = (number: string): string =>
  writtenNumber(number)
    .replace('+', 'plus ')
    .split(/[^\dplus]+/)
    .map((group) => [...group.matchAll(/plus|\d/g)].map(([sign]) => figure(sign, 'oh')).join(' '))
    .filter((group) => group !== '')
    .join(', ')
    .replace('plus, ', 'plus ');

/** The number with a slip of the tongue in its last figure, and put right at once. */
export function correctedNumber(number: string): string {
  const said = spokenNumber(number);
  const slip = FIGURES[(Number(figuresIn(number).at(-1)) + 3) % 10];
  return `${said.replace(/\w+$/, () => slip ?? '')}. No, sorry, that is wrong, it is ${said}`;
}

/** An e-mail address as people say it: words stay words, figures come one by one. */
export const spokenEmail = (email: string): string =>
  email
    .replace(/[@._+-]/g, (sign) => ` ${SIGNS[sign]} `)
    .replace(/\d/g, (sign) => ` ${figure(sign, 'zero')} `)
    .replace(/\s+/g, ' ')
    .trim();

export const spelled = (name: string): string =>
  [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter)).join('-');

/** The e-mail address in what somebody says, lower case and without blanks; null when none is said. */
export function emailIn(text: string): string | null {
  const written = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/.exec(text.toLowerCase())?.[0];
  if (written) return written.replace(/\.$/, '');
  const spoken = text
    .toLowerCase()
    .replace(/\b(?:zero|one|two|three|four|five|six|seven|eight|nine)\b/g, (word) => String(FIGURES.indexOf(word)))
    .replace(/\s*\b(dot|underscore|dash|hyphen)\b\s*/g, (_, sign: string) =>
      sign === 'dot' ? '.' : sign === 'underscore' ? '_' : '-',
    )
    .replace(/(?<=\w)\s+(?=\d)|(?<=\d)\s+(?=\d)/g, '');
  const [, local, domain] = /([\w.-]{1,64}) at ([\w-]+(?:\.[\w-]+)+)/.exec(spoken) ?? [];
  return local && domain ? `${local}@${domain}` : null;
}

const figure = (sign: string, zero: string): string =>
  sign === 'plus' ? sign : sign === '0' ? zero : (FIGURES[Number(sign)] ?? sign);

import { subjectsOf } from './concepts.ts';
import { kindOfSentence } from './prompt-sentences.ts';
import { sentencesOf } from './sentences.ts';

/** Who the agent is and what it was told to do, as far as the dialogue needs to know. */
export interface Identity {
  /** The agent's own name, where the prompt gives one. */
  agent: string | null;
  business: string | null;
  /** Whether callers are to be asked for an e-mail address. */
  wantsEmail: boolean;
  /** "If there's a gas smell tell them to leave and call 911." */
  guidance: readonly Guidance[];
}

export interface Guidance {
  condition: ReturnType<typeof subjectsOf>;
  say: string;
}

const NAME = "(?:\\p{Lu}[\\p{L}'’]+)";
const AGENT: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Yy]our name is|[Yy]ou(?:'re| are) (?:called |named )?|[Aa]ssistant (?:named|called) |[Rr]eceptionist (?:named|called) |[Ss]peaking as )\\s*["“]?(${NAME})["”]?(?=[,.;:\\s]|$)`,
    'u',
  ),
  /\b(?:you are|your name is|you're) (\p{L}{2,})\b(?=[.,])/iu,
];
const WORD = "(?:\\p{Lu}[\\p{L}\\p{N}'’.-]*|(?:&|and|of|the|de|del|la)(?![\\p{L}\\p{N}]))";
const COMPANY = `(\\p{Lu}[\\p{L}\\p{N}'’.-]*(?: ${WORD})*)`;
const WORKS_FOR = new RegExp(`\\b(?:for|of|at) ${COMPANY}`, 'u');
const OPENS = new RegExp(`^(?:#+ )?${COMPANY}(?=[ ,.:(]|$)`, 'u');
const NOT_NAMES = new Set([
  'the',
  'a',
  'an',
  'answering',
  'calling',
  'friendly',
  'going',
  'warm',
  'not',
  'taking',
  'here',
  'in',
  'on',
  'at',
  'super',
  'speaking',
  'kind',
  'piper.',
]);
const COLLECTS = /\b(?:collect|get|ask(?: for)?|take|need|capture|record|write down|gather|learn|name,)\b/i;

const CACHE = new Map<string, Identity>();

/** Reads a prompt's persona; kept for the last prompts seen. */
export function identityOf(prompt: string): Identity {
  const known = CACHE.get(prompt);
  if (known) return known;
  const sentences = prompt.split('\n').flatMap(sentencesOf);
  const collecting = sentences.filter((s) => COLLECTS.test(s) && /\bname\b/i.test(s));
  const identity: Identity = {
    agent: agentIn(prompt),
    business: businessIn(sentences),
    wantsEmail: collecting.length === 0 || collecting.some((s) => /\be-?mail\b/i.test(s)),
    guidance: sentences.flatMap(guidanceIn),
  };
  if (CACHE.size >= 200) CACHE.delete(CACHE.keys().next().value ?? '');
  CACHE.set(prompt, identity);
  return identity;
}

function agentIn(prompt: string): string | null {
  for (const pattern of AGENT) {
    const name = pattern.exec(prompt)?.[1];
    if (name && !NOT_NAMES.has(name.toLowerCase())) return name.charAt(0).toUpperCase() + name.slice(1);
  }
  return null;
}

/** The company that the persona works for, else the one that the prompt opens with. */
function businessIn(sentences: readonly string[]): string | null {
  const [first = ''] = sentences;
  const persona = sentences.filter((sentence) => kindOfSentence(sentence) !== 'fact');
  const opening = sentences.slice(0, 3).filter((sentence) => !persona.includes(sentence) && / /.test(sentence));
  const named = [
    ...persona.map((sentence) => WORKS_FOR.exec(sentence)?.[1]),
    ...[first, ...opening].map((sentence) => OPENS.exec(sentence)?.[1]),
  ];
  const company = named
    .map((name) => name?.replace(/(?: (?:and|of|the|&))+$|[.,:]+$/g, ''))
    .find((name) => name && / /.test(name));
  return company ? uncapitalised(company) : null;
}

/** "EASTSIDE AUTO CLINIC" as "Eastside Auto Clinic"; "IT" and other short ones stay. */
const uncapitalised = (name: string): string =>
  name === name.toUpperCase()
    ? name.replace(/\p{Lu}{4,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    : name;

const GUIDES: readonly RegExp[] = [
  /^if (?<when>[^,]+?),? (?:please )?tell (?:them|the caller|callers|him|her) to (?<say>.+)$/i,
  /\bin (?:a|an) (?<when>crisis|emergency),? (?:give|tell them to call|call)(?: them)? (?:the number )?(?<number>[\d-]+)/i,
];

function guidanceIn(sentence: string): Guidance[] {
  for (const pattern of GUIDES) {
    const groups = pattern.exec(sentence)?.groups;
    if (!groups?.when) continue;
    const say = groups.number
      ? `Please call ${groups.number} right away.`
      : `Please ${groups.say?.replace(/\.?$/, '.')}`;
    return [{ condition: subjectsOf(groups.when === 'crisis' ? 'crisis suicide suicidal' : groups.when), say }];
  }
  return [];
}

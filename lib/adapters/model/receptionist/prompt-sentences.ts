/** What a sentence of a prompt is for. Only facts are ever repeated to a caller. */
export type SentenceKind = 'fact' | 'instruction' | 'persona';

const PERSONA = /^(?:you(?:'re| are|r name)\b|your name\b|act as\b|this is the phone\b|i(?:'m| am) the owner of\b)/i;
const YOU_DO =
  /^you (?:(?:will|should|must|do not|don't) (?:always |only |not |never )*(?:be (?:polite|brief|friendly|warm|kind|calm|honest|patient|gentle)|ask|answer|collect|get (?:the|their|a)|take (?:the|a|down|their)|offer|promise|quote|give|say|tell|book|schedule|transfer|confirm|speak|greet|keep|help|discuss|mention|sound|handle|respond|pretend|know|have (?:access|prices))\b|answer|handle|take|work|help|speak|never|always|respond|represent|assist|only (?:answer|speak)|can (?:say|tell|offer)|may (?:say|tell|offer)|sound|greet|qualify|book|schedule|talk)\b/i;
/** Orders to the agent. Customers are told to cancel, pay, bring or arrive: those are facts. */
const IMPERATIVE =
  /^(?:please )?(?:also )?(?:be|get|collect|ask|always|never|don'?t|do not|make sure|keep|speak|say|tell|greet|confirm|note|write|mention|remind|avoid|introduce|learn|qualify|promise|schedule|transfer|escalate|thank|apologi[sz]e|answer|respond|try to|remember|read|repeat|let (?:the|them|callers?|customers?)|stay|act|sound|listen|gather|record|find out|ensure|handle|assume|use|end (?:the|each|every)|close (?:the|each|every)|begin|start (?:by|with)|offer|if asked|when asked|be sure|only (?:discuss|talk|answer|give)|take (?:a |the |down|their|his|her|name|message|always)|politely|gently|briefly|first,? (?:ask|greet|find)|then (?:ask|confirm)|finally|aim|focus|limit|give (?:the|short|brief|them|only)|never[,:])\b/i;
const CONDITION =
  /^(?:if|when|whenever|for|in case)\b[^.]*?\b(?:callers?|customers?|clients?|patients?|they|someone|somebody|anyone|people|the person|there'?s|there is|a lead|in a crisis|emergency)\b/i;
const ORDERS =
  /\b(?:tell (?:them|him|her|callers?|the)|say|ask|transfer|apologi[sz]e|offer|give (?:them|the number)|let (?:them|the)|take a message|direct|advise|refer|end the call|do not|don't|never|collect|note|be )\b/i;
const FORBIDS =
  /^no\b.*\b(?:advice|opinions?|diagnos\w+|promises?|guarantees?|politics|troubleshoot\w*|jargon|small talk|values? by phone|estimates? by phone|prices? by phone|commitments?)\b/i;
const ABOUT_CALLS =
  /\b(?:nobody should|no one should|the rules? (?:of|for)|your (?:goal|job|task|role|aim|objective|purpose|style|tone)|for you\b:|greeting is|by the caller|the caller'?s? (?:name|number|phone|email|details|reason)|dont book yourself|keep (?:it|answers|replies) |the lead'?s?\b|of this call\b|on the form\b|the person (?:asked|called|you))\b/i;
const SLOT =
  /\b(?:full name|names?|phone|number|e-?mail|address|reason|date|service|problem|goals?|company|preferred time|best times?|budget|timeline)\b/gi;

/** Decides what a sentence of a prompt is for. */
export function kindOfSentence(sentence: string): SentenceKind {
  const text = sentence.replace(/^["'\s*•-]+/, '');
  if (PERSONA.test(text)) return 'persona';
  if (YOU_DO.test(text) || IMPERATIVE.test(text) || FORBIDS.test(text) || ABOUT_CALLS.test(text)) return 'instruction';
  if (CONDITION.test(text) && ORDERS.test(text)) return 'instruction';
  const slots = text.match(SLOT)?.length ?? 0;
  const words = text.split(/\s+/).length;
  if (slots >= 2 && !/[\d$£€]/.test(text) && slots * 4 >= words && !/\b(?:is|are|we|our|have|has)\b/i.test(text))
    return 'instruction';
  if (/^(?:need|get|ask for|collect|capture|info(?:rmation)? (?:to|needed))\b.*:/i.test(text)) return 'instruction';
  return 'fact';
}

/** Facts that an order hands over: "Tell callers that we close at five", "If asked about parking, say it is free". */
const HANDED: readonly RegExp[] = [
  /^(?:if|when)\b.{0,40}?\b(?:asks?|asked|wants? to know|wonders?|inquires?)\s+(?:about|for|if|whether|how|what|when|where|why)?\s*(?<topic>[^,]+),\s*(?:please |you can |then )?(?:say|tell (?:them|the caller|callers|him|her)|let them know|explain|mention|answer|respond|reply)\s*(?:that|with|:)?\s*(?<fact>.+)$/i,
  /^(?:please |always |you (?:can|may|should) )?(?:tell (?:callers?|customers?|people|clients?|patients?|everyone)|let (?:callers?|customers?|people) know|mention|explain|say)\s+(?:that|:)\s*(?<fact>.+)$/i,
  /\boffer (?:them )?(?<fact>(?:a|an|the|our) [^,.;]+, which (?:is|are) .+)$/i,
  /^(?:the )?(?:facts?|information|details|things)\b[^:]{0,40}:\s*(?<fact>.+)$/i,
];

/** The fact inside an order, with the topic it answers, or null. */
export function handedOver(sentence: string): { topic: string | null; fact: string } | null {
  for (const pattern of HANDED) {
    const groups = pattern.exec(sentence)?.groups;
    if (groups?.fact)
      return { topic: groups.topic?.trim() ?? null, fact: groups.fact.replace(/^["']|["']$/g, '').trim() };
  }
  return null;
}

/** One line of a prompt without its list mark, or a heading. */
export interface PromptLine {
  text: string;
  heading: string | null;
}

const INSTRUCTING =
  /\b(?:rules?|do(?:'s|s)? (?:and|&) don'?t'?s?|don'?ts?|guidelines|instructions?|style|tone|personality|your role|role|you|your (?:job|goals?|tasks?)|goals?|persona|identity|steps?|script|flow|call handling|collect|capture|intake|never|always|objectives?|behaviou?r|how to|boundaries|limits|when to)\b/i;

/** The lines of a prompt under their headings; lines below a heading of rules are left out. */
export function promptLines(prompt: string): PromptLine[] {
  const lines: PromptLine[] = [];
  let heading: string | null = null;
  let ruled = false;
  for (const raw of prompt.split('\n')) {
    const line = raw.replace(/\*\*|__|`/g, '').trim();
    if (!line) continue;
    const title = headingIn(line);
    if (title !== null) {
      heading = title;
      ruled = INSTRUCTING.test(title);
      continue;
    }
    const text = line.replace(/^(?:[-*•–]|\d{1,2}[.)])\s+/, '');
    if (!ruled) lines.push({ text, heading });
    else if (/\?\s+\S/.test(text) || handedOver(text)) lines.push({ text, heading: null });
  }
  return lines;
}

function headingIn(line: string): string | null {
  const marked = /^#{1,6}\s*(.+?)\s*#*$/.exec(line)?.[1];
  if (marked) return marked.replace(/:$/, '');
  const bare = line.replace(/:$/, '');
  const short = bare.split(/\s+/).length <= 5 && !/[.!?,$\d]/.test(bare) && !/^[-*•]/.test(line);
  if (short && (line.endsWith(':') || (bare === bare.toUpperCase() && /[A-Z]{2}/.test(bare)))) return bare;
  return null;
}

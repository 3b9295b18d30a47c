/** One instruction of a TwiML document. */
export interface Verb {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** What it says, or the nouns in it. */
  text: string;
  nouns: Verb[];
}

/** The verbs and nouns that this product may write, with the attributes that Twilio knows of each. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Dial: ['action', 'method', 'timeout', 'answerOnBridge', 'callerId', 'timeLimit', 'hangupOnStar', 'record'],
  Number: ['url', 'method', 'sendDigits', 'statusCallback', 'statusCallbackEvent'],
  Redirect: ['method'],
  Hangup: [],
  Connect: ['action', 'method'],
  Stream: ['url', 'name'],
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** @throws for what is not well formed, and for what Twilio does not know (its error 12200) */
export function parseTwiml(document: string): Verb[] {
  const [, inside] = /^(?:<\?xml[^>]*\?>)?\s*<Response(?:\/>|>([\s\S]*)<\/Response>)\s*$/.exec(document) ?? [null];
  if (inside === null) throw new Error(`no TwiML: ${document}`);
  return elementsOf(inside ?? '');
}

function elementsOf(xml: string): Verb[] {
  const found: Verb[] = [];
  let rest = xml.trim();
  while (rest !== '') {
    const element = /^<(\w+)((?:\s+\w+="[^"<]*")*)\s*(?:\/>|>([\s\S]*?)<\/\1>)\s*/.exec(rest);
    if (!element) throw new Error(`not well formed: ${rest}`);
    const [whole, name = '', listed = '', content = ''] = element;
    const attributes = Object.fromEntries(
      [...listed.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
    );
    const unknown = Object.keys(attributes).find((key) => !KNOWN[name]?.includes(key));
    if (!KNOWN[name] || unknown) throw new Error(`12200: Twilio does not know <${name} ${unknown ?? ''}>`);
    const nested = content.trim().startsWith('<');
    found.push({ name, attributes, text: nested ? '' : plain(content), nouns: nested ? elementsOf(content) : [] });
    rest = rest.slice(whole.length);
  }
  return found;
}

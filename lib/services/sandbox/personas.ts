/** A simulated person. The same number is always the same person. */
export interface Persona {
  firstName: string;
  lastName: string;
  email: string;
}

/** What a simulated person knows when it is their turn to speak. */
export interface PersonaScene {
  turns: readonly { role: 'agent' | 'caller'; text: string }[];
  direction: 'inbound' | 'outbound';
  businessName: string;
  /** E.164 of the simulated person; empty when withheld. */
  number: string;
}

const FIRST = ['Maya', 'Tomás', 'Aisha', 'Peter', 'Linh', 'Ruth', 'Omar', 'Greta'];
const LAST = ['Okafor', 'Hansen', 'Rivera', 'Patel', 'Nguyen', 'Whitaker', 'Kowalski', 'Brandt'];

export function personaFor(number: string): Persona {
  const seed = [...number].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7) >>> 0;
  const firstName = FIRST[seed % FIRST.length] as string;
  const lastName = LAST[Math.floor(seed / FIRST.length) % LAST.length] as string;
  return { firstName, lastName, email: `${firstName}.${lastName}@example.com`.toLowerCase().replaceAll('á', 'a') };
}

/** What the person says next; null when they hang up. */
export function callerLine(persona: Persona, scene: PersonaScene): string | null {
  const spoken = scene.turns.filter((turn) => turn.role === 'caller').length;
  const lines = [
    scene.direction === 'inbound'
      ? 'Hi, I saw your website and have a question about your services. How much do you charge?'
      : 'Hello, yes, speaking.',
    `My name is ${persona.firstName} ${persona.lastName}.`,
    scene.number ? 'You can reach me on the number I am calling from.' : 'Email is better for me.',
    `My email is ${persona.email}.`,
    'That is all. Thank you, goodbye.',
  ];
  return lines[spoken] ?? null;
}

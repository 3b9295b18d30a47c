/** What one could say next to an agent that knows these facts: about them first, then what leaves a lead behind. */
export function suggestions(facts: readonly string[], said: readonly string[]): string[] {
  const lines = [
    ...facts.flatMap(priceQuestion).slice(0, 1),
    ...(facts.some((fact) => /\bopen\b/i.test(fact)) ? ['What are your hours?'] : []),
    ...(facts.some((fact) => /\blocated in\b/i.test(fact)) ? ['Where are you located?'] : []),
    'Can somebody see me this week? It is urgent.',
    'My name is Nora Quill, and my number is 512 555 0142.',
    'No, that is all. Thank you, goodbye.',
  ];
  return lines.filter((line) => !said.includes(line)).slice(0, 3);
}

function priceQuestion(fact: string): string[] {
  const [, thing = '', verb] = /^(.+?) (costs?) /.exec(fact) ?? [];
  if (!verb) return [];
  return [`How much ${verb === 'cost' ? 'are' : 'is'} ${thing.charAt(0).toLowerCase()}${thing.slice(1)}?`];
}

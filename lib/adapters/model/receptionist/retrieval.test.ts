import { describe, expect, test } from 'vitest';
import { questionsIn } from './questions.ts';
import { answerTo } from './retrieval.ts';

const PROMPT = `You are Nora at Lakeside Photography, a studio in Madison, Wisconsin.
- Family portraits: $275 for a 45 minute session
- Weddings from $3,200 for 8 hours
- Headshots: $150, two outfits
- Prints: 5x7 $9, 8x10 $18, 16x20 $60
Open Tuesday through Saturday, 10 to 6.
The studio is at 210 State Street, second floor, no elevator.
A 30% retainer holds your date and it is non-refundable.
Dogs are welcome outside. No cats.
Q: Do you print albums?
A: No, only digital files.
If asked about parking, say that there is a free lot behind the building.
Never quote drone work. Always ask for a name.`;

async function told(line: string, ...said: string[]): Promise<string[]> {
  const [question] = questionsIn(line);
  if (!question) throw new Error(`no question in: ${line}`);
  const { facts, sure } = await answerTo(PROMPT, question, { said, told: [] });
  return sure ? facts.map((fact) => fact.text) : [];
}

describe('what the prompt supports', () => {
  test.each([
    ['How much is a family portrait?', '$275'],
    ['What do weddings run?', '3,200'],
    ['what is an eight by ten print', '$18'],
    ['what would a sixteen by twenty be', '$60'],
    ['How long is a family session?', '45 minute'],
    ['When are you open?', '10 to 6'],
    ['Are you open on Sunday?', 'Tuesday'],
    ['Where are you?', '210 State Street'],
    ['Which town are you in?', 'Madison, Wisconsin'],
    ['Is there a lift?', 'elevator'],
    ['How much do I put down to hold the date?', '30%'],
    ['can i bring my dog', 'Dogs are welcome'],
    ['Do you make albums?', 'No, only'],
    ['Where can I leave the car?', 'free lot'],
  ])('%s', async (line, part) => expect((await told(line)).join(' ')).toContain(part));

  test('completes a question from what was said before', async () => {
    expect((await told('How much is that?', "Hi, I'd like some headshots.")).join()).toContain('$150');
    expect((await told('My dog comes everywhere with me, is that okay?')).join()).toContain('Dogs are welcome');
  });
});

describe('what it does not support', () => {
  test.each([
    'Do you do passport photos?',
    'Do you have a drone?',
    'How much is drone work?',
    'Who takes the pictures?',
    'How long is a headshot?',
    'Are you free on the 14th of June?',
    'Do you think I will look good?',
    'Where is my photographer right now?',
    'Do you offer maternity sessions?',
    'What camera do you use?',
    'Can I bring my horse?',
  ])('%s', async (line) => expect(await told(line)).toEqual([]));

  test('never answers with an order or the persona', async () => {
    for (const line of ['Are you Nora?', 'Do you always ask for a name?', 'Do you quote drone work?']) {
      const texts = await told(line);
      expect(texts.join(' ')).not.toMatch(/Never|Always|You are/);
    }
  });
});

test('a rule that names the very thing stands against a fact that only means things like it', async () => {
  const [question] = questionsIn('How much is a trim?');
  if (!question) throw new Error('no question');
  const prompt = 'You are Gail at Shine.\nA haircut costs $40.\nWe open at nine.\n';
  const answer = async (rule: string) => {
    const { facts, sure } = await answerTo(`${prompt}${rule}`, question, { said: [], told: [] });
    return sure ? facts : [];
  };
  expect(await answer('')).toHaveLength(1);
  expect(await answer('Do not quote trims.')).toEqual([]);
});

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 };
const FIGURE =
  /\b(double|triple) (?=\d|zero|oh|one|two|three|four|five|six|seven|eight|nine)|\d|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/g;

/** The figures in what somebody says, written or as words ("triple five", "oh one"); what is said in one turn runs together. */
export function figuresIn(text: string): string {
  let figures = '';
  let times = 1;
  for (const [sign, repeat] of text.toLowerCase().matchAll(FIGURE)) {
    if (repeat) {
      times = TIMES[repeat] ?? 1;
      continue;
    }
    const figure = /\d/.test(sign) ? sign : String(sign === 'oh' ? 0 : WORDS.indexOf(sign));
    figures += figure.repeat(times);
    times = 1;
  }
  return figures;
}

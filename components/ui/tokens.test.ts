import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

type Oklch = [lightness: number, chroma: number, hue: number];

function tokens(selector: string): Map<string, Oklch> {
  const body = css.slice(css.indexOf(`\n${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...body.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map((match) => [
      String(match[1]),
      [Number(match[2]), Number(match[3]), Number(match[4])],
    ]),
  );
}

/** Relative luminance (WCAG 2.2), by way of linear sRGB: Björn Ottosson's matrices for Oklab. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * Number(linear[0]) + 0.7152 * Number(linear[1]) + 0.0722 * Number(linear[2]);
}

function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (Number(light) + 0.05) / (Number(dark) + 0.05);
}

const surfaces = ['background', 'card', 'popover', 'muted', 'accent'];
const states = ['live', 'missed', 'failed', 'test'];
const pairs: [text: string, surface: string][] = [
  ...surfaces.flatMap((surface): [string, string][] => [
    ['foreground', surface],
    ['muted-foreground', surface],
    ...states.map((state): [string, string] => [state, surface]),
  ]),
  ...states.flatMap((state): [string, string][] => [
    [state, `${state}-soft`],
    ['foreground', `${state}-soft`],
    ['muted-foreground', `${state}-soft`],
  ]),
  ['primary-foreground', 'primary'],
  ['primary-foreground', 'primary-hover'],
  ['destructive-foreground', 'destructive'],
  ['test-solid-foreground', 'test-solid'],
  ['background', 'foreground'],
];

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
])('%s theme', (_, selector) => {
  const theme = tokens(selector);

  it.each(pairs)('%s on %s is at least 4.5:1', (text, surface) => {
    const [front, back] = [theme.get(text), theme.get(surface)];
    expect(front, text).toBeDefined();
    expect(back, surface).toBeDefined();
    if (front && back) expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the focus ring and the quiet marks at 3:1 or more on the page and on cards', () => {
    for (const mark of ['ring', 'faint']) {
      for (const surface of ['background', 'card']) {
        const [front, back] = [theme.get(mark), theme.get(surface)];
        if (front && back) expect(contrast(front, back), `${mark} on ${surface}`).toBeGreaterThanOrEqual(3);
        else expect.unreachable(`${mark} or ${surface} is missing`);
      }
    }
  });
});

it('defines the same names in both themes', () => {
  expect([...tokens('.dark').keys()]).toEqual([...tokens(':root').keys()]);
});

import { examine, type Marks } from '#lib/adapters/model/receptionist/evaluation/exam.ts';
import { loadConversations } from '#lib/adapters/model/receptionist/evaluation/schema.ts';
import { type Totals, totalsOf } from '#lib/adapters/model/receptionist/evaluation/totals.ts';
import { builtInReceptionist } from '#lib/adapters/model/receptionist/language-model.ts';

/**
 * Holds every conversation of the exam with the built-in receptionist and prints the marks of both halves.
 * `--show seen` also prints what went wrong in the seen half; the unseen half shows its totals only, so that nobody
 * writes rules for its lines. `--seen` leaves the unseen half out.
 */
const flags = process.argv.slice(2);
const show = flags.includes('--show') && flags[flags.indexOf('--show') + 1] === 'seen';
const halves = flags.includes('--seen') ? (['seen'] as const) : (['seen', 'unseen'] as const);

const percent = (share: number) => share.toFixed(3);

function row(
  half: string,
  { conversations, exact, f1, answerable, answered, unanswerable, claims, inventions }: Totals,
) {
  return {
    half,
    calls: conversations,
    'name =': percent(exact.name),
    'name F1': percent(f1.name),
    'phone =': percent(exact.phone),
    'phone F1': percent(f1.phone),
    'email =': percent(exact.email),
    'email F1': percent(f1.email),
    'reason ~': percent(exact.reason),
    answered: `${answered}/${answerable} ${percent(answered / answerable)}`,
    claims: `${claims}/${unanswerable}`,
    inventions,
  };
}

function failures(mark: Marks): void {
  const wrong = Object.entries(mark.fields).filter(([, field]) => !field.right);
  const missed = mark.questions.filter(({ outcome }) => outcome === 'missed' || outcome === 'claimed');
  if (wrong.length + missed.length + mark.inventions.length === 0) return;
  console.log(`\n${mark.id}`);
  for (const [name, { expected, got }] of wrong) console.log(`  ${name}: expected ${expected}, got ${got}`);
  for (const { question, reply, outcome } of missed) console.log(`  ${outcome}: ${question.text}\n    ${reply}`);
  for (const text of mark.inventions) console.log(`  invented: ${text}`);
}

const rows = [];
for (const half of halves) {
  const marks: Marks[] = [];
  for (const conversation of loadConversations(half)) marks.push(await examine(builtInReceptionist(), conversation));
  if (show && half === 'seen') marks.forEach(failures);
  rows.push(row(half, totalsOf(marks)));
}
console.table(rows);

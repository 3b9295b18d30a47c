import { parseArgs } from 'node:util';
import { examine, type Marks } from '#lib/adapters/model/receptionist/evaluation/exam.ts';
import { ownConversations } from '#lib/adapters/model/receptionist/evaluation/own.ts';
import { loadConversations } from '#lib/adapters/model/receptionist/evaluation/schema.ts';
import { type Totals, totalsOf } from '#lib/adapters/model/receptionist/evaluation/totals.ts';
import { builtInReceptionist } from '#lib/adapters/model/receptionist/language-model.ts';

/**
 * Holds every conversation of the exam with the built-in receptionist and prints the marks of each set.
 * `--show seen` or `--show tuning` also prints what went wrong there; the sets that measure (unseen, holdout) show their
 * totals only, so that nobody writes rules for their lines. `--only <set>` leaves the others out.
 */
const SETS = {
  seen: () => loadConversations('seen'),
  tuning: () => ownConversations('tuning'),
  holdout: () => ownConversations('holdout'),
  unseen: () => loadConversations('unseen'),
};
const LEARNED = ['seen', 'tuning'];

const { values } = parseArgs({ options: { show: { type: 'string' }, only: { type: 'string' } } });

const percent = (share: number) => share.toFixed(3);

function row(
  set: string,
  { conversations, exact, f1, answerable, answered, offered, unanswerable, offeredInstead, claims, inventions }: Totals,
) {
  return {
    set,
    calls: conversations,
    'name =': percent(exact.name),
    'name F1': percent(f1.name),
    'phone =': percent(exact.phone),
    'phone F1': percent(f1.phone),
    'email =': percent(exact.email),
    'email F1': percent(f1.email),
    'reason ~': percent(exact.reason),
    answered: `${answered}/${answerable} ${percent(answered / answerable)}`,
    offered: `${offered} ${percent((answered + offered) / answerable)}`,
    'offered instead': offeredInstead,
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
for (const [name, load] of Object.entries(SETS)) {
  if (values.only && values.only !== name) continue;
  const marks: Marks[] = [];
  for (const conversation of load()) marks.push(await examine(builtInReceptionist(), conversation));
  if (values.show === name && LEARNED.includes(name)) marks.forEach(failures);
  rows.push(row(name, totalsOf(marks)));
}
console.table(rows);

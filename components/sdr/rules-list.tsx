import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { NEXT_WORDS, type SdrRules, SEGMENT_WORDS } from './sdr-words.ts';

/** What is done with whom, in words: every segment with its plan, and when a lead is left alone. */
export function RulesList({ rules }: { rules: SdrRules }) {
  return (
    <div className="grid gap-4">
      <Card>
        <CardHeader>
          <div>
            <CardTitle>Who is contacted, and how</CardTitle>
            <CardDescription>
              A lead belongs to the first of these that fits. A run goes through them in this order.
            </CardDescription>
          </div>
        </CardHeader>
        <CardContent>
          <ol className="divide-y divide-border">
            {rules.segments.map(({ name, rule, actions }) => (
              <li key={name} className="grid gap-0.5 py-2.5">
                <span className="font-medium text-sm">{SEGMENT_WORDS[name]}</span>
                <span className="text-muted-foreground text-sm">{rule}</span>
                <span className="text-xs">{actions.map((action) => NEXT_WORDS[action]).join(' → ')}</span>
              </li>
            ))}
          </ol>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <div>
            <CardTitle>When a lead is left alone</CardTitle>
            <CardDescription>
              The do-not-call list, opt-outs and hours of the law hold everywhere, besides.
            </CardDescription>
          </div>
        </CardHeader>
        <CardContent>
          <ul className="list-disc space-y-1 pl-4 text-sm">
            {rules.holds.map(({ name, rule }) => (
              <li key={name}>{rule}</li>
            ))}
          </ul>
        </CardContent>
      </Card>
    </div>
  );
}

import { LineByDay } from '#components/charts/line-by-day.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { StatTile } from '#components/ui/stat-tile.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import { sampleCallsBefore, sampleCallsByDay } from './sample.ts';

const latest = [
  {
    status: 'in-progress',
    detail: ' 1:12',
    number: '+15125550134',
    about: 'Asking about a custody hearing',
    score: null,
  },
  { status: 'completed', detail: '', name: 'Maria Garcia', about: 'Kitchen dispute, wants a consultation', score: 82 },
  { status: 'no-answer', detail: '', number: '+17375550192', about: 'Second attempt at 15:40', score: null },
  {
    status: 'completed',
    detail: '',
    name: 'Tom Okafor',
    about: 'Moved Thursday’s appointment to Friday 09:30',
    score: 64,
  },
  { status: 'failed', detail: '', number: '+15125550177', about: 'The number is not in service', score: null },
];

/** A month on one page, as the overview shows it. */
export function SampleMonth() {
  return (
    <section aria-label="A month, sample data">
      <div className="mb-6 flex items-end justify-between gap-4">
        <div>
          <h2 className="font-semibold text-xl">The month on one page</h2>
          <p className="mt-2 text-base text-muted-foreground">
            What happened, against the month before, and who is waiting for you.
          </p>
        </div>
        <Badge>Sample data</Badge>
      </div>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <StatTile label="Calls" value="387" change={21} from="320" />
        <StatTile label="Talk time" value="13 h 23" change={18} from="11 h 20" />
        <StatTile label="New leads" value="142" change={21} from="117" />
        <StatTile label="Converted" value="12.7%" from="11.1%" />
      </div>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <Card className="min-w-0">
          <CardHeader className="justify-start">
            <CardTitle>Calls by day</CardTitle>
            <CardDescription>thin line: the month before</CardDescription>
          </CardHeader>
          <CardContent>
            <LineByDay points={sampleCallsByDay} before={sampleCallsBefore} unit="calls" beforeLabel="month before" />
          </CardContent>
        </Card>
        <Card className="min-w-0">
          <CardHeader>
            <CardTitle>Latest calls</CardTitle>
          </CardHeader>
          <ul className="px-4 pb-2">
            {latest.map((call) => (
              <li
                key={call.about}
                className="grid h-10 grid-cols-[5.75rem_8.5rem_minmax(0,1fr)_auto] items-center gap-3 border-border border-t text-sm first:border-t-0 max-sm:grid-cols-[5.75rem_minmax(0,1fr)_auto]"
              >
                <CallStatus status={call.status} detail={call.detail} />
                <span className="truncate">{call.name ?? <PhoneNumber value={call.number} />}</span>
                <span className="truncate text-muted-foreground max-sm:hidden">{call.about}</span>
                <ScorePill score={call.score} />
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </section>
  );
}

import { SelectionBar } from '#components/selection/selection-bar.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { StatusWord } from './lead-status.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import { exportAddress } from './leads-address.ts';
import type { LeadRow, LeadStatus } from './queries.ts';
import { useMoveLeads } from './use-move-leads.ts';

/** What can be done with several leads of one business at once. */
export function LeadsSelection(props: { leads: LeadRow[]; canWrite: boolean; onClear: () => void }) {
  const { leads } = props;
  const move = useMoveLeads();
  return (
    <SelectionBar
      count={leads.length}
      exported={exportAddress({ business_id: leads[0]?.business_id, ids: leads.map(({ id }) => id).join() })}
      onClear={props.onClear}
    >
      {props.canWrite && (
        // Nothing is chosen: each choice is done at once.
        <Select value="" onValueChange={(status) => move(leads, status as LeadStatus)}>
          <SelectTrigger size="sm" aria-label="Change their status" className="w-auto font-medium">
            <SelectValue>Status</SelectValue>
          </SelectTrigger>
          <SelectContent>
            {LEAD_WORDS.map(({ value }) => (
              <SelectItem key={value} value={value}>
                <StatusWord status={value} />
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </SelectionBar>
  );
}

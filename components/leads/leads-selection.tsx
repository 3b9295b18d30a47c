import { SelectionBar } from '#components/selection/selection-bar.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { STATUS_OPTIONS } from './lead-status.tsx';
import { exportAddress } from './leads-address.ts';
import type { LeadRow } from './queries.ts';
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
        <Choice
          value={undefined}
          placeholder="Status"
          options={STATUS_OPTIONS}
          onChange={(status) => move(leads, status)}
          label="Change their status"
          size="sm"
          className="w-auto font-medium"
        />
      )}
    </SelectionBar>
  );
}

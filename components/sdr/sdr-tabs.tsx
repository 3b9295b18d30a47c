import { businessPath } from '#components/layout/navigation.ts';
import { LinkTabs } from '#components/ui/link-tabs.tsx';

export const SDR_VIEWS = ['queue', 'report', 'activity', 'settings'] as const;
export type SdrView = (typeof SDR_VIEWS)[number];

const LABELS: Readonly<Record<SdrView, string>> = {
  queue: 'Queue',
  report: 'Report',
  activity: 'Activity',
  settings: 'Rules',
};

export function sdrPath(businessId: string, view: SdrView = 'queue'): string {
  const path = businessPath(businessId, 'sdr');
  return view === 'queue' ? path : `${path}?view=${view}`;
}

export function SdrTabs(props: { businessId: string; view: SdrView }) {
  const tabs = SDR_VIEWS.map((view) => ({
    label: LABELS[view],
    href: sdrPath(props.businessId, view),
    current: view === props.view,
  }));
  return <LinkTabs label="SDR" tabs={tabs} />;
}

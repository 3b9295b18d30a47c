import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { first } from '#components/messages/messages-address.ts';
import { RunControls } from '#components/sdr/run-controls.tsx';
import { SDR_VIEWS, SdrTabs, type SdrView } from '#components/sdr/sdr-tabs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { readConfig } from '#lib/services/sdr/config.ts';
import { listPipeline } from '#lib/services/sdr/pipeline.ts';
import { PipelineInput } from '#lib/services/sdr/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { Activity } from './activity.tsx';
import { Queue } from './queue.tsx';
import { Report } from './report.tsx';
import { rulesFor } from './rules.ts';
import { Settings } from './settings.tsx';
import type { Asked, ViewProps } from './view-props.ts';

export const metadata: Metadata = { title: 'SDR' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Asked>;
}

const VIEWS: Readonly<Record<SdrView, (props: ViewProps) => ReactNode | Promise<ReactNode>>> = {
  queue: Queue,
  report: Report,
  activity: Activity,
  settings: Settings,
};

export default async function SdrPage({ params, searchParams }: Props) {
  const page = await pageContext((await params).business);
  const asked = await searchParams;
  const view = SDR_VIEWS.find((name) => name === first(asked, 'view')) ?? 'queue';
  const businessId = page.business.id;
  const canWrite = roleAtLeast(page.business.role, 'member');
  const wholeQuery = { businessId, limit: '1' };
  const [whole, { config }] = await Promise.all([
    listPipeline(page.ctx, PipelineInput.parse(wholeQuery)),
    readConfig(page.ctx, { businessId }),
  ]);
  const rules = rulesFor(config);
  const View = VIEWS[view];
  return (
    <>
      <PageHeader
        title="SDR"
        line="Who is to be contacted next, how, and why not"
        actions={canWrite && <RunControls businessId={businessId} query={wholeQuery} initial={whole} rules={rules} />}
      />
      <SdrTabs businessId={businessId} view={view} />
      <View
        page={page}
        asked={asked}
        whole={whole}
        wholeQuery={wholeQuery}
        config={config}
        rules={rules}
        canWrite={canWrite}
      />
    </>
  );
}

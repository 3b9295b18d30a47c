import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { agentAnalytics } from './agents.ts';
import { businessAnalytics } from './businesses.ts';
import { callAnalytics } from './call-analytics.ts';
import { dashboard } from './dashboard.ts';
import { funnel } from './funnel.ts';
import {
  AgentAnalyticsInput,
  AgentAnalyticsOutput,
  BusinessAnalyticsInput,
  BusinessAnalyticsOutput,
  CallAnalyticsInput,
  CallAnalyticsOutput,
  DashboardInput,
  DashboardOutput,
  FunnelInput,
  FunnelOutput,
  WeeklyInput,
  WeeklyOutput,
} from './schema.ts';
import { weekly } from './weekly.ts';

/** Reference, "Rate Limits": GET /v1/analytics/*. */
const rate = { ...RATES.read, requests: 120 };

export const dashboardOperation = operation({
  id: 'analytics.dashboard',
  method: 'GET',
  path: '/api/v1/analytics/dashboard',
  access: scoped('calls:read'),
  rate,
  summary: 'Dashboard summary',
  description: 'Leads, calls, conversion rate and the busiest agents of a period.',
  input: DashboardInput,
  output: DashboardOutput,
  run: dashboard,
});

export const callAnalyticsOperation = operation({
  id: 'analytics.calls',
  method: 'GET',
  path: '/api/v1/analytics/calls',
  access: scoped('calls:read'),
  rate,
  summary: 'Call analytics',
  description: 'Call volume and outcomes by day or week of the business. Days without calls are left out.',
  input: CallAnalyticsInput,
  output: CallAnalyticsOutput,
  run: callAnalytics,
});

export const funnelOperation = operation({
  id: 'analytics.funnel',
  method: 'GET',
  path: '/api/v1/analytics/funnel',
  access: scoped('leads:read'),
  rate,
  summary: 'Conversion funnel',
  description: 'How many leads of a period have come to each stage: new, contacted, qualified, converted.',
  input: FunnelInput,
  output: FunnelOutput,
  run: funnel,
});

export const agentAnalyticsOperation = operation({
  id: 'analytics.agents',
  method: 'GET',
  path: '/api/v1/analytics/agents',
  access: scoped('calls:read'),
  rate,
  summary: 'Agent performance',
  description: 'Calls, their average length, and the leads and conversions of each agent.',
  input: AgentAnalyticsInput,
  output: AgentAnalyticsOutput,
  run: agentAnalytics,
});

export const weeklyOperation = operation({
  id: 'analytics.weekly',
  method: 'GET',
  path: '/api/v1/analytics/weekly',
  access: scoped('calls:read'),
  rate,
  summary: 'Weekly report',
  description: 'The last seven whole days of the business against the seven before. Today is in neither.',
  input: WeeklyInput,
  output: WeeklyOutput,
  run: weekly,
});

export const businessAnalyticsOperation = operation({
  id: 'analytics.businesses',
  method: 'GET',
  path: '/api/v1/analytics/businesses',
  access: scoped('calls:read'),
  rate,
  summary: 'Business performance',
  description: 'Calls and leads of each business in reach, by its own days.',
  input: BusinessAnalyticsInput,
  output: BusinessAnalyticsOutput,
  run: businessAnalytics,
});

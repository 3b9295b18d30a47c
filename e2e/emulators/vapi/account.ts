import { Collection } from './store.ts';

/** What an account at Vapi keeps. */
export class Account {
  readonly assistants = new Collection('assistant');
  readonly calls = new Collection('call');
  readonly numbers = new Collection('phone number');
  readonly credentials = new Collection('credential');
  readonly structuredOutputs = new Collection('structured output');
  readonly evals = new Collection('eval');
  readonly evalRuns = new Collection('eval run');
}

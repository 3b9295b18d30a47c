/** What a JSON answer is asked for. */
export interface AnalysisRequest {
  instructions: string;
  message: string;
  format: { name?: string; schema?: unknown };
}

const NOTHING = {
  name: null,
  first_name: null,
  last_name: null,
  phone: null,
  email: null,
  reason: null,
  requested_time: null,
  opt_out: false,
  wants_person: false,
  wrong_number: false,
  not_interested: false,
  solicitor: false,
  evidence: {
    name: null,
    phone: null,
    email: null,
    reason: null,
    requested_time: null,
    opt_out: null,
    wants_person: null,
  },
};

/** The JSON answer to a request of this product's own. */
export function analyse({ format }: AnalysisRequest): Record<string, unknown> {
  return format.name === 'call_summary' ? { summary: 'The call ended.' } : NOTHING;
}

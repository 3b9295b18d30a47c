/** The reference of the API as pages, the skill bundle and tests read it: plain data, made from its OpenAPI document. */
export interface ReferenceField {
  /** Dotted where it lies inside another: `model.temperature`. */
  name: string;
  type: string;
  required: boolean;
  /** What it means, its default and its limits, in one line. */
  says: string;
}

export interface ReferenceOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** `calls:write`, `a signed-in person`, or null where anyone may ask. */
  needs: string | null;
  /** `60 requests per minute`. */
  limit: string;
  parameters: ReferenceField[];
  body: ReferenceField[];
  status: number;
  /** One example for each shape of the answer. */
  answers: unknown[];
  errors: { status: number; codes: string[] }[];
  curl: string;
}

export interface ReferenceSection {
  /** The last part of its address: `calls`. */
  slug: string;
  title: string;
  operations: ReferenceOperation[];
}

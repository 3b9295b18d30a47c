import { z } from 'zod';
import { LEAD_FIELDS } from '#lib/services/leads/schema.ts';

export const IMPORT_FIELDS = Object.keys(LEAD_FIELDS) as [keyof typeof LEAD_FIELDS, ...(keyof typeof LEAD_FIELDS)[]];
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Rows of one file. More are several files. */
export const MOST_ROWS = 20_000;
/** Bytes of the whole request. */
export const MOST_IMPORT_BYTES = 8 * 1024 * 1024;

const heading = z.string().max(300);

export const ImportLeadsInput = z.object({
  business_id: z.guid().optional(),
  csv: z
    .string()
    .min(1, 'must not be empty')
    .describe(`The file: a row of headings, then a lead in each row; at most ${MOST_ROWS} of them.`),
  mapping: z
    .object(
      Object.fromEntries(IMPORT_FIELDS.map((field) => [field, heading.optional()])) as Record<
        ImportField,
        z.ZodOptional<typeof heading>
      >,
    )
    .partial()
    .optional()
    .describe('Which column holds what, as `{field: heading}`. Without it columns are headed like the fields.'),
  source: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200)
    .default('import')
    .describe('Of the rows that do not name one themselves.'),
  pipeline: z
    .boolean()
    .default(false)
    .describe('The pipeline may contact the new leads. Otherwise they are paused there until somebody resumes them.'),
  dry_run: z.boolean().default(false).describe('Says what would come of it, and writes nothing.'),
});

export const ImportProblem = z
  .object({
    row: z.number().int().describe('The row of the file; the headings are row 1.'),
    kind: z.enum(['invalid', 'duplicate']),
    field: z.enum(IMPORT_FIELDS).nullable(),
    message: z.string(),
  })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.output<typeof ImportProblem>;

const count = z.number().int();
export const ImportLeadsOutput = z
  .object({
    dry_run: z.boolean(),
    rows: count,
    created: count,
    updated: count.describe('Leads that were there already, by the rule of filing one: phone, else email.'),
    duplicates: count.describe('Rows about a lead that an earlier row of the file is about: left out.'),
    invalid: count.describe('Rows with something that cannot be kept: left out.'),
    problems: z.array(ImportProblem).describe('Why each row was left out.'),
  })
  .meta({ id: 'LeadImport' });
export type ImportResult = z.output<typeof ImportLeadsOutput>;

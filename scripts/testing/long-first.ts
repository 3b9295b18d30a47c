import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Long, though their files are short. */
const LONG = ['evaluation/exam.test.ts', 'speech/spoken-time.test.ts', 'receptionist/retrieval.test.ts'];

/**
 * Where nothing is known of earlier runs, Vitest begins with the largest files. What is long all the same would come last
 * and be waited for alone.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = (file: TestSpecification) => LONG.some((end) => file.moduleId.endsWith(end));
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))];
  }
}

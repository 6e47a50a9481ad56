import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: started last, one of these files would run alone on one core. */
const longest = [
  'test/workflows/grants.heavy.test.ts',
  'test/workflows/pull-request.heavy.test.ts',
  'test/acceptance/killed-train.heavy.test.ts',
  'test/acceptance/killed-report.heavy.test.ts',
  'test/acceptance/flow.test.ts',
  'test/ledger/writers.heavy.test.ts',
  'test/report/page.heavy.test.ts',
  'test/harness/act.heavy.test.ts',
  'test/acceptance/killed.test.ts',
  'test/acceptance/training.test.ts',
  'test/acceptance/data.test.ts',
  'test/acceptance/test-rows.test.ts',
  'test/acceptance/lost-bytes.test.ts',
  'test/acceptance/made-otherwise.test.ts',
  'test/acceptance/engine.test.ts',
  'test/actions/faults.test.ts',
  'test/actions/evaluation-artifact.test.ts',
  'test/actions/matrix.test.ts',
  'test/acceptance/surroundings.test.ts',
  'test/examples/penguins.heavy.test.ts',
  'test/forge/local-forge.test.ts',
  'test/acceptance/publish.test.ts',
];

/** Vitest's own order, after the files that take longest: a fresh machine knows no durations from earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = (file: TestSpecification) => {
      const at = longest.indexOf(relative(this.ctx.config.root, file.moduleId));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

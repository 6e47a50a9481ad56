import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: started last, one of these files would run alone on one core. */
const longest = [
  'test/acceptance/killed-train.test.ts',
  'test/acceptance/flow.test.ts',
  'test/workflows/grants.heavy.test.ts',
  'test/workflows/pull-request.heavy.test.ts',
  'test/workflows/smoke.heavy.test.ts',
  'test/acceptance/test-rows.test.ts',
  'test/actions/fork-training.test.ts',
  'test/acceptance/killed-report.test.ts',
  'test/hostile/forks.test.ts',
  'test/actions/fork-report.test.ts',
  'test/actions/reuse.test.ts',
  'test/acceptance/recorded-meanwhile.test.ts',
  'test/actions/default-branch.test.ts',
  'test/actions/calls.test.ts',
  'test/actions/report-job.test.ts',
  'test/actions/pushes-during-training.test.ts',
  'test/workflows/life.heavy.test.ts',
  'test/actions/recorded-meanwhile.test.ts',
  'test/acceptance/lost-bytes.test.ts',
  'test/acceptance/made-otherwise.test.ts',
  'test/actions/matrix.test.ts',
  'test/actions/accept.test.ts',
  'test/acceptance/killed.test.ts',
  'test/report/page.heavy.test.ts',
  'test/acceptance/surroundings.test.ts',
  'test/acceptance/started-where.test.ts',
  'test/hostile/comments.test.ts',
  'test/ledger/writers.test.ts',
  'test/actions/renamed.test.ts',
  'test/acceptance/publish.test.ts',
  'test/acceptance/training.test.ts',
  'test/acceptance/init.test.ts',
  'test/actions/stored-artifacts.test.ts',
  'test/actions/kept.test.ts',
  'test/acceptance/task-from-labels.test.ts',
  'test/workflows/reusable.heavy.test.ts',
  'test/acceptance/told.test.ts',
  'test/actions/policy.test.ts',
  'test/acceptance/data.test.ts',
  'test/actions/order.test.ts',
  'test/acceptance/publish-github.test.ts',
  'test/examples/penguins.heavy.test.ts',
  'test/acceptance/proposals.test.ts',
  'test/acceptance/records.test.ts',
  'test/hostile/trees.test.ts',
  'test/harness/act.heavy.test.ts',
  'test/actions/surroundings.test.ts',
  'test/actions/fork-found.test.ts',
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

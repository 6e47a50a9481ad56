import type { PolicyChange } from '../../gates/types.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { LoadedProject, Lost, Places, Plan, Project } from '../../project/index.ts';
import type { Commit, DigestCache, Judged, Note, Repository, UncommittedPath } from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import type { Store } from '../../store/port.ts';
import type { Problem } from '../../support/problem.ts';
import type { Reasons } from '../ports.ts';
import type { ChangeRequest } from './change-request.ts';
import type { ExpectedRecord } from './expected-records.ts';
import type { Otherwise } from './otherwise.ts';
import type { OwnPaths } from './own-paths.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';
import type { NotTrusted } from './trusted-records.ts';

/** Everything that is known before anything runs: commits, projects, facts, records, plan. */
export interface Situation {
  readonly request: ChangeRequest;
  readonly repository: Repository;
  /** Our places in the work tree, for caches and reports; git ignores them. */
  readonly own: OwnPaths;
  readonly judged: Judged;
  readonly head: LoadedProject;
  readonly project: Project;
  /** What comments and checks call it. */
  readonly name: string;
  readonly candidate: ReadCommit;
  readonly baseline?: ReadCommit;
  /** What `judged.baseline` names, also where it has no project that could be read. */
  readonly baselineCommit?: Commit;
  /** The base's project, whose gates judge; absent where there is none or on the base branch itself. */
  readonly policy?: Project;
  /** Where its parts stand in the base's file. */
  readonly policyPlaces?: Places;
  readonly policyChanges: readonly PolicyChange[];
  readonly plan: Plan;
  /** Recorded results that the plan cannot reuse, because the store does not hold their bytes. */
  readonly lost: Lost;
  /** Recorded results that the plan does not use since nobody vouches for them. */
  readonly notTrusted: NotTrusted;
  /** Records of models that are not what their address asks for; the plan takes them for none. */
  readonly misplaced: readonly Problem[];
  readonly ledger: Ledger;
  /** Saved once; who asks it for more saves it again. */
  readonly digests: DigestCache;
  readonly records: Records;
  /** Data behind addresses. */
  readonly sources: Sources;
  /** The records that this change needs, recorded or not. */
  readonly expected: readonly ExpectedRecord[];
  readonly store: Store;
  /** How reason codes end, of all rooms. */
  readonly reasons: Reasons;
  /** Told what is worth knowing and no problem. */
  readonly note: Note;
  /** What is odd but does not stop the plan: warnings of the loader, a policy or a hand-over that cannot be read. */
  readonly problems: readonly Problem[];
  /** Results that other jobs of this change made and somebody else has recorded otherwise since; the recorded ones count. */
  readonly otherwise: readonly Otherwise[];
  /** Uncommitted paths that are part of the candidate (`include` only). */
  readonly uncommitted: readonly UncommittedPath[];
}

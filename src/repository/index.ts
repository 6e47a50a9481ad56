export { blobSizes } from './blobs.ts';
export { type FileChange, fileHistory, remoteTips } from './branch-history.ts';
export { type Commit, readCommit, readTexts } from './commit.ts';
export { resolveDatasets } from './dataset-list.ts';
export { type ResolvedDataset, type ResolvedFile, resolveDataset } from './datasets.ts';
export { type DigestCache, openDigestCache } from './digest-cache.ts';
export {
  type BranchChange,
  type EnvironmentBranch,
  type EnvironmentBranchOptions,
  openEnvironmentBranch,
  type Proposal,
  type WantedChange,
} from './environment-branch.ts';
export {
  type FileProposal,
  type ProposalPlace,
  pushProposal,
  readProposal,
  removeProposal,
  type WantedProposal,
} from './file-proposal.ts';
export { commitOf, findHeads, type Judged, type JudgedRequest, judgedOf } from './judged.ts';
export { type KeptFiles, keptFiles, type Note } from './kept-files.ts';
export { lfsContent, lfsNotLocal } from './lfs.ts';
export { type Holding, localVersion } from './local-files.ts';
export { type Merged, mergedCommits } from './merged-commits.ts';
export { notHere } from './not-here.ts';
export { dvcRemoteOf } from './pointer-remotes.ts';
export { type LfsPointer, largestPointer, type Pointer, parseLfsPointer } from './pointers.ts';
export { repositoryReasons } from './reasons.ts';
export { existingRemote, openRepository, type Repository, repositoryName, wantedRemote } from './repository.ts';
export { lockedObjectsOf } from './source-files.ts';
export { type PutTags, putTags, type Tag } from './tags.ts';
export { type UnpushedBase, unpushedBase } from './unpushed-base.ts';
export { utf8Text } from './utf8-text.ts';
export { snapshotWorkTree, type UncommittedPath, uncommittedPaths } from './work-tree.ts';

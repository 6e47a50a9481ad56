export { type Commit, readCommit, readTexts } from './commit.ts';
export { resolveDatasets } from './dataset-list.ts';
export { type ResolvedDataset, type ResolvedFile, resolveDataset } from './datasets.ts';
export { type DigestCache, openDigestCache } from './digest-cache.ts';
export { findJudged, type Judged, type JudgedRequest } from './judged.ts';
export { localVersion } from './local-files.ts';
export { repositoryReasons } from './reasons.ts';
export { openRepository, type Repository } from './repository.ts';
export { snapshotWorkTree, type UncommittedPath, uncommittedPaths } from './work-tree.ts';

/** Where a training runs as long as the base says nothing about it: docs/concepts/trust.md. */
export const unplaced = { runsOn: 'ubuntu-latest', launcher: 'local' } as const;

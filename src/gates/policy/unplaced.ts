/** Where a training runs as long as the base says nothing about it: design/trust.md. */
export const unplaced = { runsOn: 'ubuntu-latest', launcher: 'local' } as const;

import { warning } from '@actions/core';

/**
 * The `post:` of actions that run code of the user. Where the runner has killed the action itself, programs that left
 * their process group may still run, and hold a GPU of a machine that the next job wants.
 */
const { sweep } = await import('../commands/sweep.ts');
const said = await sweep(process.env['GITHUB_WORKSPACE'] ?? process.cwd());
if (said !== undefined) warning(said);

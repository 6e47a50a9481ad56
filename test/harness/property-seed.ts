import fc from 'fast-check';

/**
 * Property tests draw the same examples every time, so that a change is judged by what it changed and not by luck.
 * `FAST_CHECK_SEED=$RANDOM npm test` draws others; what that finds becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20130901) });

import { defineReasons } from '../support/problem.ts';
import { checksReasons } from './reasons/checks.ts';
import { databaseReasons } from './reasons/database.ts';
import { driftReasons } from './reasons/drift.ts';
import { engineReasons } from './reasons/engine.ts';
import { filesReasons } from './reasons/files.ts';
import { frozenReasons } from './reasons/frozen.ts';
import { predictionsReasons } from './reasons/predictions.ts';
import { sqlReasons } from './reasons/sql.ts';
import { viewsReasons } from './reasons/views.ts';

/** Every reason that the data room gives: errors that end a command, and verdicts of checks. */
export const dataReasons = defineReasons({
  ...engineReasons,
  ...databaseReasons,
  ...filesReasons,
  ...sqlReasons,
  ...driftReasons,
  ...checksReasons,
  ...frozenReasons,
  ...predictionsReasons,
  ...viewsReasons,
});

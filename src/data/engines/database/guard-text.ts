import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** Words of the language that may stand before a parenthesis, and types that take arguments there. */
const words = `materialized all and any array as between bigint bit by case char decimal distinct double else except exists false filter
  first from full group having in inner intersect interval is join last left like ilike limit not null numeric offset on
  or over partition right rows row select some then time timestamp true union using values varchar when where with`;

/** Functions whose answer follows from the data alone, and which neither read elsewhere nor change anything. */
const functions = `abs avg bool_and bool_or btrim cast ceil ceiling char_length character_length coalesce concat corr
  count covar_pop covar_samp dense_rank every exp extract first_value floor greatest isfinite lag last_value lead least
  length ln lower ltrim max min mod mode ntile nullif octet_length percent_rank percentile_cont percentile_disc position
  power rank regexp_like replace round row_number rtrim sign split_part sqrt starts_with stddev stddev_pop stddev_samp
  strpos substr substring sum translate trim trunc truncate upper var_pop var_samp variance date_trunc date_part date_diff
  year month day hour minute second bitwise_and from_big_endian_64 hashtextextended is_finite is_nan regexp_replace
  to_utf8 xxhash64 millisecond rpad string_agg sha256 encode convert_to`;

const allowed = new Set(`${words} ${functions}`.split(/\s+/));

/** Without parentheses these look at the clock, at who asks, or at some rows only, or change something. */
const closed = new Set(
  `current_date current_time current_timestamp localtime localtimestamp current_user session_user user current_role
   current_catalog current_schema current_path system_user tablesample match_recognize into
   insert update delete merge`.split(/\s+/),
);

const token =
  /\s+|"(?:[^"]|"")*"|'(?:[^']|'')*'|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|[-+*/<>=~!%^&|.,()[\]:@#?]/y;

/**
 * Refuses SQL that this reader and the database could read in two ways (comments, dollar quotes, escapes), or that calls
 * anything but functions known to depend on the data alone. It does not know tables: the plan tells which are read.
 */
export function guardText(sql: string): void {
  let depth = 0;
  let [before, last] = ['', ''];
  let at = 0;
  while (at < sql.length) {
    token.lastIndex = at;
    const found = token.exec(sql)?.[0];
    if (found === undefined) throw notAllowed(`${JSON.stringify(sql.charAt(at))} is not understood here`);
    at += found.length;
    if (/^\s/.test(found)) continue;
    refuseTwofold(found, last, sql.charAt(at));
    if (found === '(') {
      refuseCall(last, before);
      depth += 1;
    }
    if (found === ')') depth -= 1;
    if (depth < 0)
      throw MlopsError.of(dataReasons, 'sql-syntax', 'SQL: a parenthesis is closed that was never opened.');
    if (last !== '.' && closed.has(found.toLowerCase())) throw notAllowed(`${found.toLowerCase()} is closed`);
    [before, last] = [last, found];
  }
  if (depth > 0) throw MlopsError.of(dataReasons, 'sql-syntax', 'SQL: a parenthesis is not closed.');
}

function refuseTwofold(found: string, last: string, next: string): void {
  const pair = found + next;
  if (pair === '--' || pair === '/*') throw notAllowed('comments are closed');
  if (/^[ebxnu]$/i.test(found) && /['"&]/.test(next)) throw notAllowed(`${found}${next} begins a text with escapes`);
  if (/^'/.test(found) && /^'/.test(last)) throw notAllowed('a text in two parts is closed');
}

function refuseCall(name: string, before: string): void {
  const called = /^["A-Za-z_\u0080-\uffff]/.test(name);
  if (!called) return;
  if (before === '.' || !allowed.has(name.toLowerCase())) {
    throw notAllowed(`the function ${name.toLowerCase()} is closed`);
  }
}

export function notAllowed(why: string): MlopsError {
  return MlopsError.of(dataReasons, 'sql-not-allowed', `SQL: ${why}.`);
}

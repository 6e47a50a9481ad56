import { wordSet, wordsOfName } from './words-of-name.ts';

const moments = wordSet(
  'date datetime dt day days weekday dow month months quarter year years week time timestamp ts hour minute second period season epoch',
  'datum tag monat jahr woche quartal uhrzeit stunde zeit jour mois annee semaine heure dia mes ano fecha semana hora',
);
/** Things that are counted up: the next batch has the next one. */
const ordinals = wordSet(
  'version release build batch run step round iteration fold seed seq sequence index idx rank position pos row line revision rev generation cycle shift',
  'attempt attempts retry retries trial number nr no num order level floor page',
);
const counts = wordSet(
  'count counts num number n qty quantity total sum children persons people guests items amount errors age size',
);
/** There are as many values as things, whatever was seen of them. */
const things = wordSet(
  'id ids uuid guid key name title comment text description note notes url path file host hostname device sensor machine robot vehicle',
  'site location place region country area zone branch department team market brand plant route channel source referrer browser os language locale locality',
  'user customer client merchant vendor supplier store shop station city town product sku item campaign tag tags session code zip postcode',
);
const flags = wordSet('is has was are can should did does flag flags active enabled disabled valid deleted');
const labels = wordSet('label labels target class classes category categories outcome y');
const classes = wordSet('type kind sex gender rating stars grade');

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return wordsOfName(name).some((word) => words.has(word));
}

/** A point or a part of the calendar or the clock, by the name. */
export function namesTime(name: string): boolean {
  return /(?:_at|At)$/.test(name) || hasWord(name, moments);
}

/** Something that counts up, by the name. */
export function namesOrder(name: string): boolean {
  return hasWord(name, ordinals);
}

/** A number of things, by the name. */
export function namesCount(name: string): boolean {
  return hasWord(name, counts);
}

/** A thing among many, by the last word of the name. */
export function namesThing(name: string): boolean {
  return things.has(wordsOfName(name).at(-1) ?? '');
}

/** Yes or no, by the name. */
export function namesFlag(name: string): boolean {
  return hasWord(name, flags) || hasWord(name, labels);
}

/** A class that numbers stand for, by the name. */
export function namesClass(name: string): boolean {
  return hasWord(name, labels) || hasWord(name, classes);
}

const versions = wordSet('version versions firmware');
/** These are also revenue, short waves, a speed of release: only where few different values stand there. */
const maybeVersions = wordSet('release build rev revision sw fw ver');
/** Words beside those that change nothing: `firmware_before`. */
const besideVersion = wordSet(
  'number no nr old new before after from to installed current target previous min max string name',
);

/** Whether the name says that a value is a version, as `1.10` is one; `maybe` where it may say something else. */
export function namesVersion(name: string): 'yes' | 'maybe' | undefined {
  const words = wordsOfName(name);
  if (/ model (?:number|no|nr)$/.test(` ${words.join(' ')}`)) return 'yes';
  const last = words.findLast((word) => !besideVersion.has(word)) ?? '';
  if (versions.has(last)) return 'yes';
  return maybeVersions.has(last) ? 'maybe' : undefined;
}

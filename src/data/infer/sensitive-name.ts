import { freeTexts, named, numbered, onePerson, tellingPairs, tellingWords } from './sensitive-words.ts';
import { wordSet, wordsOfName } from './words-of-name.ts';

/** How many or whether, not which: `num_tokens`, `has_phone`, `email_count`, `no_insurance`. */
const amountFirst = wordSet('num n count total sum mean avg is has no');
const amountLast = wordSet('count counts length len rate ratio share total sum mean avg size');
/** Words that follow a free text and change nothing: `message_text`. */
const ofText = wordSet('text body content');
/** Shorter words come about by chance where two are joined: `p_in`. */
const shortestJoined = 6;

/** `kundenname`, `customerName`, `patient_names`: of the words of people alone, since a `dateiname` has none. */
const nameOfPerson = compound(named, 'names?|namen');
const numberOfPerson = compound(numbered, 'ids?|uuid|guid|nr|no|nummer|number|key|code|ref|hash|kennung');
const numberFirst = new RegExp(`^id(?:${[...numbered].join('|')})$`);
/** German words of which a part is enough. */
const stems: readonly RegExp[] = [
  /^geb(?:urts[a-z]*|urt|dat|datum|jahr|tag|ort|name)$/,
  /(?:adresse|anschrift|strasse|telefon|passwort|kennwort|vorname|nachname)$/,
  /^(?:sv|kv|rv|sozialvers|versich|kranken|personal|pers|pass|reisepass|ausweis|fuhrerschein|fuehrerschein)[a-z]*(?:nr|nummer)$/,
  /^(?:tel|telefon|handy|mobil|fax|konto|steuer|karten|kreditkarten|haus)(?:nr|nummer)$/,
  // English words that are written as one.
  /^(?:phone|mobile|account|passport|insurance|card)(?:number|no|nr)$/,
  /(?:email|address)$/,
];

/** The word of a name that says that values of the column are nobody's business, or undefined. A false alarm costs little. */
export function sensitiveWord(name: string): string | undefined {
  const plain = plainWords(name);
  if (isAmount(plain)) return undefined;
  const last = plain.at(-1) ?? '';
  const parts = partsOf(plain);
  return (
    parts.find((word) => tellingWords.has(word) || stems.some((stem) => stem.test(word))) ??
    pairIn(plain)?.join(' ') ??
    (onePerson.has(last) ? last : undefined) ??
    freeTextIn(plain) ??
    (namesPerson(plain) ? plain.join(' ') : undefined) ??
    parts.find((word) => nameOfPerson.test(word)) ??
    numberIn(parts)
  );
}

/** Whether nothing but the number of a person is what a name says: `customer_id` is that, `patient_address_id` is not. */
export function numbersPersons(name: string): boolean {
  const word = sensitiveWord(name);
  return word !== undefined && word === numberIn(partsOf(plainWords(name)));
}

function plainWords(name: string): readonly string[] {
  return wordsOfName(name).map((word) => word.replace(/(?<=..)\d+$/, ''));
}

function isAmount(plain: readonly string[]): boolean {
  return amountFirst.has(plain[0] ?? '') || amountLast.has(plain.at(-1) ?? '');
}

/** The words, then each two and all of them as one: `geb_dat` is written `gebdat`, too. */
function partsOf(plain: readonly string[]): readonly string[] {
  const pairs = plain.slice(1).map((word, at) => `${plain[at]}${word}`);
  const joined = [...pairs, ...(plain.length > 2 ? [plain.join('')] : [])];
  return [...plain, ...joined.filter((word) => word.length >= shortestJoined)];
}

function pairIn(plain: readonly string[]): readonly string[] | undefined {
  return tellingPairs.find((each) => each.every((word) => plain.includes(word)));
}

function freeTextIn(plain: readonly string[]): string | undefined {
  const last = plain.at(-1) ?? '';
  if (last === 'description') return plain.some((word) => numbered.has(word)) ? plain.join(' ') : undefined;
  const word = plain.length > 1 && ofText.has(last) ? plain.at(-2) : last;
  return word !== undefined && freeTexts.has(word) ? word : undefined;
}

function namesPerson(plain: readonly string[]): boolean {
  const last = plain.at(-1);
  if (last !== 'name' && last !== 'names') return false;
  return plain.length === 1 || plain.some((word) => named.has(word));
}

function numberIn(parts: readonly string[]): string | undefined {
  return parts.find((word) => numberOfPerson.test(word) || numberFirst.test(word));
}

function compound(stemsOfPersons: ReadonlySet<string>, ends: string): RegExp {
  return new RegExp(`^(?:${[...stemsOfPersons].join('|')})(?:en|es|e|n|s|innen|in)?(?:${ends})$`);
}

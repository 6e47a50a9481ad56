import { rows } from '../../test/acceptance/tiny.ts';

/** A pull request, and what has to come of it on GitHub. test/workflows/smoke.heavy.test.ts holds these against act. */
export interface Scenario {
  /** Branch and title. */
  readonly name: string;
  /** What the branch changes. */
  readonly files: Readonly<Record<string, string>>;
  /** How run and check conclude. */
  readonly conclusion: 'success' | 'failure';
  /** A text in the title of the check. */
  readonly title?: string;
  /** Texts that stand in the comment; `none`: there must not be one. */
  readonly says: readonly string[] | 'none';
  /** Whether the model is trained. */
  readonly trains: boolean;
}

/** In this order: nobody has trained the base before the first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'first',
    files: { 'params.yaml': 'signal: 0.9\n' },
    conclusion: 'success',
    says: ['## ✅ Better · tiny', '[Full report]('],
    trains: true,
  },
  {
    name: 'failing-data',
    files: { 'data/train.csv': `${rows(60, 1)}61,7,0\n` },
    conclusion: 'failure',
    says: ['x: 1 of 61 rows (1.6 %) is above 1; first: id=61 x=7.0'],
    trains: false,
  },
  {
    name: 'better',
    files: { 'params.yaml': 'signal: 0.95\n' },
    conclusion: 'success',
    says: ['## ✅ Better · tiny'],
    trains: true,
  },
  {
    name: 'worse',
    files: { 'params.yaml': 'signal: 0.3\n' },
    conclusion: 'failure',
    title: '`m` got worse',
    says: ['## ❌ Worse · tiny'],
    trains: true,
  },
  {
    name: 'documentation',
    files: { 'README.md': 'New.\n' },
    conclusion: 'success',
    title: 'Nothing had to run',
    says: 'none', // `comment: on-change`, the default
    trains: false,
  },
];

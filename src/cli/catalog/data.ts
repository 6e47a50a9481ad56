import { base, type CommandInfo, head } from './command-info.ts';

// What the commands about data say of themselves.

export const build: CommandInfo = {
  name: 'build',
  operands: '[dataset…]',
  maxOperands: 1000,
  summary: 'make datasets by their commands, where an input has changed',
  details:
    'Runs the command of each dataset that has `build` and whose files the store does not have, after those that it is made of: each in a folder that holds only what is declared, uncommitted files included. With names: only those and what they rest on. What is there is not made again; `validate` and `train` make what they need by themselves.',
  options: [
    base,
    head,
    { name: 'keep', type: 'boolean', help: 'keep the run folders and print their paths' },
    {
      name: 'again',
      type: 'boolean',
      help: 'run the commands also where their files are there, and end with 1 where other files come out; nothing is overwritten',
    },
  ],
  example: { line: 'mlops build', says: ['No dataset of this project is made by a command.'] },
};

export const validate: CommandInfo = {
  name: 'validate',
  operands: '[dataset…]',
  maxOperands: 1000,
  summary: 'check datasets against their contracts and against the base',
  details:
    'Checks what was not checked before, uncommitted files included, and shows how the data differs from the base.',
  options: [
    base,
    head,
    {
      name: 'rows',
      type: 'string',
      value: '<folder>',
      help: 'write the rows that break each check into a new folder, a CSV file each: at most 10,000 rows or 50 MB, without sensitive columns',
    },
  ],
  example: { line: 'mlops validate train' },
};

export const infer: CommandInfo = {
  name: 'infer',
  operands: '[data…]',
  maxOperands: 1000,
  summary: 'propose a contract that the next batch will keep as well',
  details:
    'Each operand is the name of a dataset, a data file, a folder of data files, a glob of them in quotes, or a table or query of a database as `data diff` takes it, whose contract is printed only; without one: all datasets of `mlops.yaml`. Prints types, nulls, keys, closed sets, formats, natural bounds and sensitive columns, then what a person has to look at, the worst first: above all what the data break of this very contract. Of a declared dataset only what its contract does not say yet is printed. Files and tables need neither a repository nor `mlops.yaml`. With `--update`: checks the data of the work tree against the contracts and proposes, as a diff, the smallest edit for each finding, with what it does to those who read the dataset: compatible, needs review or breaking.',
  options: [
    {
      name: 'update',
      type: 'boolean',
      help: 'propose edits of mlops.yaml that silence what the data of today break',
    },
    {
      name: 'write',
      type: 'boolean',
      help: 'put it into mlops.yaml, whose other lines and comments stay as they are',
    },
    { name: 'verbose', type: 'boolean', help: 'after the contract, the counts that speak for every rule' },
  ],
  example: { line: 'mlops infer train' },
};

export const lock: CommandInfo = {
  name: 'lock',
  operands: '[dataset…]',
  maxOperands: 1000,
  summary: 'agree on the present version of datasets that are frozen, in a database or behind an address',
  details:
    'Writes, for each dataset that is named, what its data in the work tree are (digest, rows, bytes; behind an address also the version of each object) into `mlops.lock` beside `mlops.yaml`. A dataset with `frozen: true` fails where its data are not those of its entry, so both change in one reviewed change, whose report says so. Of rows in a database the entry says which version of them is checked at all: their digest and number are counted by the server. Of data behind an address (`s3://`, `gs://`, `az://`) it names the objects that are meant: what arrives later changes no pull request until the entry is renewed, and an object that was replaced is refused. No entry is written where the newest `time` is older than `freshness` allows. Without a name nothing is written: says for each dataset whether it is what its entry says, and ends with 2 where one is not.',
  options: [
    {
      name: 'moving',
      type: 'boolean',
      help: 'write the entries of all rows in databases and objects behind addresses, but of frozen ones',
    },
  ],
  example: { line: 'mlops lock', says: ['No dataset is frozen, in a database or behind an address.'] },
};

export const dataDiff: CommandInfo = {
  name: 'data diff',
  operands: '<base> <head>',
  minOperands: 2,
  maxOperands: 2,
  summary: 'show what two versions of data differ in, without judging',
  details:
    'Each side is a data file (CSV, TSV, JSON lines, Parquet or Arrow, also compressed), a folder of such files of one ending, a glob of them in quotes, a sketch (a JSON file as on the ledger), `<dataset>@<revision>`: a dataset of `mlops.yaml` as a commit has it, or a table of PostgreSQL or Trino: `postgres:WAREHOUSE_URL/public.outcomes`, `trino:LAKE_URL/lake.rides.trips`, or a query there, in quotes: `"postgres:WAREHOUSE_URL?query=SELECT …"`, where WAREHOUSE_URL is the name of the environment variable that holds the address. Files and tables need neither a repository nor `mlops.yaml`. Compares rows, columns and their types, nulls, ranges, values and distributions. Limits and sensitive columns are those of the dataset, of the head where both sides are one; else the defaults. A file in the source of a dataset of the `mlops.yaml` here leaves no value of what that contract calls sensitive; of columns that no contract names those are hidden whose names say that they are personal or secret (`email`, `birth_date`), as `infer` proposes them, which a note says. A dataset whose sketch is recorded is not read. Ends with 0 whatever differs unless `--fail-on` is given, with 2 where nothing can be compared.',
  options: [
    {
      name: 'delimiter',
      type: 'string',
      value: '<text>',
      help: 'what separates two values of CSV files, such as ";" (default: a comma; a tab for .tsv)',
    },
    {
      name: 'nulls',
      type: 'string',
      value: '<texts>',
      help: 'what stands for a missing value in CSV files besides nothing at all, between commas: NA,null',
    },
    {
      name: 'fail-on',
      type: 'string',
      value: 'drifted',
      help: 'judge: exit code 1 where a column or the number of rows moved beyond its limit, 2 where nobody can tell',
    },
  ],
  example: { line: 'mlops data diff train@main train@HEAD' },
};

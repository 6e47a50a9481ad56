/** Texts by path. */
type ServedFiles = Readonly<Record<string, string>> & { readonly 'mlops.yaml': string };

export interface ServedModel {
  readonly project: string;
  /** What stands under `environments:`, with two spaces before each name. */
  readonly environments: string;
  /** `store:`; default: none is named. */
  readonly store?: string;
  /** Default: as a file, where `check.sh` refuses what has 66 in it, which is seen when it is deployed. */
  readonly served?: 'by a server';
  /** Default: an accuracy that every version reaches. */
  readonly gates?: string;
}

/** A model `m` whose training writes its parameter down and reports it as a metric: higher is better. */
export function servedModel({
  project,
  environments,
  store,
  served,
  gates = '{ accuracy: { min: 0.2 } }',
}: ServedModel): ServedFiles {
  const [program, text] = served === undefined ? (['check.sh', check] as const) : (['server.mjs', server] as const);
  return {
    'mlops.yaml': `version: 1
name: ${project}
${store === undefined ? '' : `store: ${store}\n`}models:
  m:
    code: [train.sh, ${program}]
    params: params.yaml
    train: bash train.sh
    artifact: model.txt
    metrics: metrics.json
    gates: ${gates}
    serve: ${served === undefined ? '{ verify: [{ run: bash check.sh }] }' : '{ run: node server.mjs, verify: [{ http: /who }] }'}
environments:
${environments}`,
    'train.sh': `cp params.yaml "$MLOPS_OUTPUT/model.txt"
echo "{ \\"accuracy\\": 0.$(tr -cd 0-9 < params.yaml) }" > "$MLOPS_OUTPUT/metrics.json"
`,
    [program]: text,
    'params.yaml': 'depth: 50\n',
  };
}

const check = 'if grep -q 66 "$MLOPS_MODEL"; then echo "sixty-six is refused" >&2; exit 1; fi\n';

/** A few lines of Node that say what they serve. */
const server = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
const { MLOPS_ENVIRONMENT: environment, MLOPS_MODEL, MLOPS_PORT, MLOPS_VERSION: version } = process.env;
const model = readFileSync(MLOPS_MODEL, 'utf8').trim();
createServer((_, response) => response.end(JSON.stringify({ version, environment, model }))).listen(MLOPS_PORT, '127.0.0.1');
`;

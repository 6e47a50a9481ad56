import { z } from 'zod';
import type { RanJson } from './harness.ts';

// Rides and stations make `hourly`, which makes `daily`; a model trains on a view of `hourly`.

/** The project file. @param more datasets */
export const project = (more = '') => `version: 1
name: tiny
store: .mlops/store
datasets:
  rides: { source: data/rides.csv, key: id }
  stations: { source: data/stations.csv, key: station }
  hourly:
    from: [rides, stations]
    build: { run: bash features/hourly.sh, code: [features/hourly.sh], params: { params.yaml: [features] } }
    source: data/hourly.csv
    key: id
    columns: { n: { type: integer, min: 0 } }
    extra-columns: allow
  past: { from: hourly, where: "id <= 80" }
  daily: { from: hourly, build: { run: bash features/daily.sh, code: [features/daily.sh] }, source: data/daily.csv }
${more}models:
  m:
    code: [train.sh]
    data: past
    train: bash train.sh
    artifact: mean.txt
    metrics: metrics.json
    gates: { rows: { better: higher, min: 10 } }
`;
// What it is given it counts, and that it is given no more it asks: its parameters, and files of its own commit alone.
export const hourly = `set -e
test "$(find . -type f | sort | tr '\\n' ' ')" = './data/rides.csv ./data/stations.csv ./features/hourly.sh ./params.yaml '
test -z "$SECRET_OF_THE_SHELL"
k=$(sed 's/.*"k": *\\([0-9]*\\).*/\\1/;t;d' "$MLOPS_PARAMS")
awk -F, -v k="$k" 'NR == FNR { s[$1] = $2; next } FNR == 1 { print "id,station,lat,n"; next } { print $1 "," $2 "," s[$2] "," $3 * k }' \\
  "$MLOPS_DATA_STATIONS" "$MLOPS_DATA_RIDES" > data/hourly.csv
`;
const rows = (count: number) =>
  ['id,station,n', ...Array.from({ length: count }, (_, id) => `${id},s${id % 3},${id % 7}`), ''].join('\n');
export const files = {
  'mlops.yaml': project(),
  '.gitignore': 'made/\n',
  'params.yaml': 'features:\n  k: 2\nother: 1\n',
  'features/hourly.sh': hourly,
  'features/daily.sh': `mkdir -p "$MLOPS_OUTPUT/data" && cut -d, -f1,4 "$MLOPS_DATA_HOURLY" > "$MLOPS_OUTPUT/data/daily.csv"\n`,
  'train.sh': `cut -d, -f4 "$MLOPS_DATA_TRAIN" | tail -1 > "$MLOPS_OUTPUT/mean.txt"
echo "{\\"rows\\": $(tail -n +2 "$MLOPS_DATA_TRAIN" | wc -l)}" > "$MLOPS_OUTPUT/metrics.json"\n`,
  'data/rides.csv': rows(100),
  'data/stations.csv': 'station,lat\ns0,1.5\ns1,2.5\ns2,3.5\n',
};

const built = z.object({
  built: z.array(
    z.object({
      dataset: z.string(),
      state: z.string(),
      sentence: z.string(),
      problems: z.array(z.object({ reason: z.string() })),
      log: z.string().optional(),
    }),
  ),
  reused: z.array(z.string()),
  datasets: z.array(
    z.object({
      dataset: z.string(),
      origin: z.string(),
      content: z.string(),
      files: z.array(z.object({ path: z.string(), digest: z.string() })),
    }),
  ),
});
/** What `build --json` says. */
export const builtIn = ({ result }: RanJson) => built.parse(result.data);

import { posix } from 'node:path';
import { readParams } from '../../project/index.ts';
import { folderName } from './interesting.ts';
import type { Guess, Survey } from './types.ts';

/** A training as it is known so far. */
export interface FrameworkQuestion {
  /** The script that trains, from the root. */
  readonly script: string;
  readonly command: string;
  /** Where the command runs, from the root. */
  readonly folder: string;
  readonly survey: Survey;
}

/** What the conventions of a library add to a training. */
export interface FrameworkFacts {
  /** Words behind the command, and why. */
  readonly options?: Guess<string>;
  readonly artifact: readonly Guess<string>[];
  readonly metrics: readonly Guess<string>[];
  /** Parameter files from the root. */
  readonly params: readonly Guess<string>[];
  readonly checks: readonly string[];
}

const nothing: FrameworkFacts = { artifact: [], metrics: [], params: [], checks: [] };

/** What Hydra, the Trainer of Hugging Face and Ultralytics are known to read and leave. */
export function frameworkFacts(question: FrameworkQuestion): FrameworkFacts {
  const text = question.survey.texts.get(question.script) ?? '';
  if (/(?:^|&& )yolo\s/.test(question.command)) return ultralyticsByCommand(question.command);
  const found = [hydra(question, text), trainer(question, text), ultralyticsByScript(question, text)];
  const options = found.map((facts) => facts.options).find((each) => each !== undefined);
  return {
    ...(options !== undefined && { options }),
    artifact: found.flatMap(({ artifact }) => artifact),
    metrics: found.flatMap(({ metrics }) => metrics),
    params: found.flatMap(({ params }) => params),
    checks: found.flatMap(({ checks }) => checks),
  };
}

/** One command that names the script takes words behind it; a task or a chain does not. */
function takesOptions({ command, script }: FrameworkQuestion): boolean {
  return !/[&|;\n>]/.test(command) && command.includes(posix.basename(script));
}

const main = /@hydra\.main\(([^)]{0,400})\)/;

/** The configuration that a script of Hydra begins with, from the root. */
export function hydraConfig(script: string, text: string, known: ReadonlySet<string>): string | undefined {
  const given = main.exec(text)?.[1];
  const name = given && /config_name\s*=\s*["']([\w./-]+)["']/.exec(given)?.[1];
  // `root / "configs"` and `"../conf"` alike: the last text of the argument is a folder, from the script or the root.
  const place = given && /config_path\s*=[^,]*?["']([\w./-]+)["']/.exec(given)?.[1];
  if (name === undefined || place === undefined) return undefined;
  const file = name.endsWith('.yaml') ? name : `${name}.yaml`;
  const places = [posix.join(folderName(script), place, file), posix.join(place, file)];
  return places.find((path) => known.has(path));
}

/** Every configuration that scripts of Hydra name. */
export function hydraConfigs({ texts, known }: Survey): readonly string[] {
  return [...texts].flatMap(([path, text]) => hydraConfig(path, text, known) ?? []);
}

function hydra(question: FrameworkQuestion, text: string): FrameworkFacts {
  if (!main.test(text)) return nothing;
  const { script, command, survey } = question;
  const config = hydraConfig(script, text, survey.known);
  const written = config === undefined ? undefined : survey.texts.get(config);
  const isRead =
    config !== undefined && written !== undefined && readParams(written, config, null).problems.length === 0;
  const isSet = command.includes('hydra.run.dir=');
  const why = 'without it Hydra writes to a folder that is named after the time';
  const check = `${script} is run by Hydra, which writes to a folder that is named after the time: add \`hydra.run.dir=$MLOPS_OUTPUT\` to what runs it.`;
  return {
    ...nothing,
    ...(!isSet && takesOptions(question) && { options: { value: 'hydra.run.dir=$MLOPS_OUTPUT', why } }),
    params: isRead ? [{ value: config, why: `${script} begins with it, by Hydra` }] : [],
    checks: [
      ...(isSet || takesOptions(question) ? [] : [check]),
      ...(isRead ? [] : [`Which configuration does ${script} begin with? Hydra reads it; set \`params\`.`]),
    ],
  };
}

function trainer(question: FrameworkQuestion, text: string): FrameworkFacts {
  if (!/\bTrainingArguments\b/.test(text) || !/\btransformers\b/.test(text)) return nothing;
  const { script, command } = question;
  const given = /--output_dir[= ]([\w./-]+)/.exec(command)?.[1];
  const literal = /\boutput_dir\s*=\s*["']([\w./-]+)["']/.exec(text)?.[1];
  const byOption = text.includes('HfArgumentParser');
  const isAdded = byOption && given === undefined && takesOptions(question);
  const folder = inner(isAdded ? 'model' : (given ?? literal));
  if (folder === undefined) return { ...nothing, checks: [questionOf(script)] };
  const why = `the Trainer of ${script} saves there`;
  const saves = /\.save_model\(\s*\)/.test(text);
  return {
    ...nothing,
    ...(isAdded && {
      options: { value: '--output_dir $MLOPS_OUTPUT/model', why: `the Trainer of ${script} takes it` },
    }),
    artifact: saves ? [{ value: `${folder}/`, why }] : [],
    metrics: text.includes('.save_metrics(')
      ? [{ value: `${folder}/all_results.json`, why: `save_metrics of ${script} writes it` }]
      : [],
    checks: saves ? [] : [questionOf(script)],
  };
}

function questionOf(script: string): string {
  return `Where does the Trainer of ${script} leave the model? \`trainer.save_model()\` writes it to \`output_dir\`, \`trainer.save_metrics("eval", …)\` its numbers to all_results.json there: set \`artifact\` and \`metrics\`.`;
}

/** A path below the working directory, without an end that says nothing. */
function inner(path: string | undefined): string | undefined {
  const normal = path === undefined ? undefined : posix.normalize(path).replace(/\/$/, '');
  return normal === undefined || normal === '.' || /^(?:\/|\.\.)/.test(normal) ? undefined : normal;
}

function ultralyticsByCommand(command: string): FrameworkFacts {
  if (/(?:^|\s)(?:project|name)=/.test(command))
    return ultralyticsAt(placeIn(command, /(?:^|\s)(project|name)=["']?([\w./-]+)/g), command);
  if (/[&|;\n>]/.test(command)) return { ...nothing, checks: [settingsCheck('yolo')] };
  const why = 'without it the settings of Ultralytics on the machine decide where results go';
  return { ...ultralyticsAt('yolo', 'yolo'), options: { value: 'project=$MLOPS_OUTPUT name=yolo exist_ok=True', why } };
}

function ultralyticsByScript({ script }: FrameworkQuestion, text: string): FrameworkFacts {
  if (!/\bfrom ultralytics\b|\bimport ultralytics\b/.test(text) || !text.includes('.train(')) return nothing;
  const place = placeIn(text, /\b(project|name)\s*=\s*["']([\w./-]+)["']/g);
  return place === undefined ? { ...nothing, checks: [settingsCheck(script)] } : ultralyticsAt(place, script);
}

/** Folder of the results, where both of its parts are said. */
function placeIn(text: string, form: RegExp): string | undefined {
  const parts = new Map([...text.matchAll(form)].map(([, key = '', value = '']) => [key, value]));
  const [project, name] = [parts.get('project'), parts.get('name')];
  return project === undefined || name === undefined ? undefined : inner(posix.join(project, name));
}

function ultralyticsAt(place: string | undefined, by: string): FrameworkFacts {
  if (place === undefined) return { ...nothing, checks: [settingsCheck('yolo')] };
  return {
    ...nothing,
    artifact: [{ value: `${place}/weights/best.pt`, why: `Ultralytics leaves the best weights there (${by})` }],
    metrics: [{ value: `${place}/results.csv`, why: `Ultralytics writes a row for each epoch (${by})` }],
    checks: [
      `${place}/results.csv has a row for each epoch, of which the last counts: \`row: { max: "metrics/mAP50-95(B)" }\` takes another. Which images are read, the data.yaml says: set \`data\`.`,
    ],
  };
}

function settingsCheck(by: string): string {
  return `Where results of ${by} go, the settings of Ultralytics on the machine decide: give \`project\` ($MLOPS_OUTPUT) and \`name\`, then \`artifact: <name>/weights/best.pt\` and \`metrics: <name>/results.csv\`.`;
}

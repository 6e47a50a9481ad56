/** One component of a CycloneDX document, as far as this looks at it. */
interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly [key: string]: unknown;
}

/** What `npm sbom --sbom-format cyclonedx` prints: everything that the lock file has, tools for tests among it. */
export interface Bill {
  readonly metadata: { readonly component: Component; readonly [key: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly [key: string]: unknown;
}

const development = 'cdx:npm:package:development';

/**
 * The bill of materials of what is released: packages whose code is in `dist/` and those that an installation brings.
 * npm calls the first kind "development", since the bundler needs them and an installation does not; here they are part
 * of the thing itself, so that mark goes. What nothing of the kept needs, the package itself does.
 * @param name of the package: npm takes the folder's
 * @param bundled `name@version` of each package in `dist/`
 * @throws where the lock file lacks a bundled package: then `dist/` was not built from it
 */
export function releaseBill(whole: Bill, name: string, bundled: readonly string[]): Bill {
  const inBundle = new Set(bundled);
  const known = new Set(whole.components.map(idOf));
  const missing = bundled.filter((one) => !known.has(one));
  if (missing.length > 0) throw new Error(`package-lock.json lacks what dist/ has: ${missing.join(', ')}`);
  const components = whole.components.filter((one) => inBundle.has(idOf(one)) || !isForDevelopment(one)).map(required);
  const kept = new Set(components.map((one) => one['bom-ref']));
  const root = whole.metadata.component['bom-ref'];
  const edges = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  const needed = new Set(edges.flatMap(({ dependsOn }) => dependsOn));
  const direct = whole.dependencies.find(({ ref }) => ref === root)?.dependsOn ?? [];
  const dependsOn = [...kept].filter((ref) => direct.includes(ref) || !needed.has(ref)).sort();
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name } },
    components,
    dependencies: [{ ref: root, dependsOn }, ...edges],
  };
}

function idOf({ name, version }: Component): string {
  return `${name}@${version}`;
}

function isForDevelopment({ properties = [] }: Component): boolean {
  return properties.some((one) => one.name === development && one.value === 'true');
}

function required(component: Component): Component {
  if (!isForDevelopment(component)) return component;
  const properties = (component.properties ?? []).filter((one) => one.name !== development);
  return { ...component, scope: 'required', properties };
}

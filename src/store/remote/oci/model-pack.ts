import { canonicalJson, sha256 } from '../../../support/canonical.ts';
import type { Pack, PackedFile } from '../../port.ts';

/** One small blob or manifest: its bytes and their digest. */
export interface Document {
  readonly bytes: Buffer;
  readonly digest: string;
}

export interface ModelPack {
  readonly tag: string;
  readonly config: Document;
  readonly manifest: Document;
}

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const configType = 'application/vnd.cncf.model.config.v1+json';

/**
 * A pack as ModelPack describes it (https://github.com/modelpack/model-spec/blob/main/docs/spec.md): each file one layer, as it
 * is, under its own digest. The same pack has the same bytes each time; there is no time in it.
 */
export function modelPack(pack: Pack): ModelPack {
  const files = pack.files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const config = documentOf({
    descriptor: { name: pack.model, version: pack.fingerprint.slice(0, 16) },
    config: {},
    modelfs: { type: 'layers', diffIds: files.map(({ digest }) => digest) },
  });
  const manifest = documentOf({
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: 'application/vnd.cncf.model.manifest.v1+json',
    config: { mediaType: configType, digest: config.digest, size: config.bytes.length },
    layers: files.map(layerOf),
    annotations: { 'mlops.fingerprint': pack.fingerprint, 'mlops.model': pack.model },
  });
  return { tag: tagOf(pack), config, manifest };
}

function layerOf({ path, digest, bytes }: PackedFile) {
  return {
    mediaType: 'application/vnd.cncf.model.weight.v1.raw',
    digest,
    size: bytes,
    annotations: { 'org.cncf.model.filepath': path },
  };
}

/** `<model>-<16 hex of the fingerprint>`, in the characters and the length of a tag: `[\w][\w.-]{0,127}`. */
export function tagOf({ model, fingerprint }: Pick<Pack, 'model' | 'fingerprint'>): string {
  const name = model.replaceAll(/[^A-Za-z0-9_.-]/g, '-').replace(/^[.-]+/, '');
  return `${name.slice(0, 111) || 'model'}-${fingerprint.slice(0, 16)}`;
}

function documentOf(value: unknown): Document {
  const bytes = Buffer.from(canonicalJson(value));
  return { bytes, digest: `sha256:${sha256(bytes)}` };
}

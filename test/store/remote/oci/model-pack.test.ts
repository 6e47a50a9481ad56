import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelPack, tagOf } from '../../../../src/store/remote/oci/model-pack.ts';
import { digestOf, fingerprint } from '../../publish-contract.ts';

const file = (path: string) => ({ path, digest: digestOf(path), bytes: path.length });
const pack = { model: 'delay', fingerprint, files: [file('weights/a.bin'), file('model.json')] };

describe('a pack as ModelPack describes it', () => {
  it('names each file under its own digest, in the order of the paths', () => {
    const { config, manifest } = modelPack(pack);
    expect(JSON.parse(manifest.bytes.toString('utf8'))).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: 'application/vnd.cncf.model.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.cncf.model.config.v1+json',
        digest: config.digest,
        size: config.bytes.length,
      },
      layers: ['model.json', 'weights/a.bin'].map((path) => ({
        mediaType: 'application/vnd.cncf.model.weight.v1.raw',
        digest: digestOf(path),
        size: path.length,
        annotations: { 'org.cncf.model.filepath': path },
      })),
      annotations: { 'mlops.fingerprint': fingerprint, 'mlops.model': 'delay' },
    });
    expect(JSON.parse(config.bytes.toString('utf8'))).toMatchObject({
      descriptor: { name: 'delay' },
      modelfs: { type: 'layers', diffIds: [digestOf('model.json'), digestOf('weights/a.bin')] },
    });
  });

  it('has the same bytes each time, in whatever order its files come', () => {
    const again = modelPack({ ...pack, files: pack.files.toReversed() });
    expect(again).toEqual(modelPack(pack));
  });

  it('has a tag that every registry takes, with the fingerprint whole', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (model) => {
        const tag = tagOf({ model, fingerprint });
        expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/);
        expect(tag.endsWith(`-${fingerprint.slice(0, 16)}`)).toBe(true);
      }),
    );
    expect(tagOf(pack)).toBe(`delay-${fingerprint.slice(0, 16)}`);
  });
});

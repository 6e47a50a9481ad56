import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { initializers, layers, loadLayersModel, sequential } from '@tensorflow/tfjs-layers';

tf.enableProdMode();

/**
 * @param {number} width inputs
 * @param {{ hidden: number[], 'learning-rate': number }} params
 * @param {number} seed of the first weights
 */
export function buildModel(width, params, seed) {
  const sizes = [...params.hidden, 1];
  const model = sequential({
    layers: sizes.map((units, i) =>
      layers.dense({
        name: `dense-${i + 1}`,
        units,
        activation: i === sizes.length - 1 ? 'sigmoid' : 'relu',
        kernelInitializer: initializers.glorotUniform({ seed: seed * 1000 + i }),
        ...(i === 0 ? { inputShape: [width] } : {}),
      }),
    ),
  });
  model.compile({ optimizer: tf.train.adam(params['learning-rate']), loss: 'binaryCrossentropy' });
  return model;
}

/**
 * Trains in place; the order of the rows is drawn once, from the seed.
 * @returns {AsyncGenerator<number>} the mean loss of each epoch
 */
export async function* fitModel(model, { inputs, width }, labels, params, seed) {
  const order = shuffled(labels.length, seed);
  const x = tf.tensor2d(rowsInOrder(inputs, width, order), [labels.length, width]);
  const y = tf.tensor2d(rowsInOrder(labels, 1, order), [labels.length, 1]);
  for (let epoch = 0; epoch < params.epochs; epoch++) {
    let sum = 0;
    model.optimizer.learningRate = params['learning-rate'] * (1 - epoch / params.epochs);
    for (let start = 0; start < labels.length; start += params['batch-size']) {
      const size = Math.min(params['batch-size'], labels.length - start);
      const batch = [tf.slice(x, [start, 0], [size, width]), tf.slice(y, [start, 0], [size, 1])];
      sum += size * (await model.trainOnBatch(batch[0], batch[1]));
      tf.dispose(batch);
    }
    yield sum / labels.length;
  }
  tf.dispose([x, y]);
}

/** The probability of being late, for each row of inputs. */
export function score(model, { inputs, width }) {
  return tf.tidy(() => model.predict(tf.tensor2d(inputs, [inputs.length / width, width])).dataSync());
}

/** Writes a folder in the format of TensorFlow.js (model.json, weights.bin) with the encoder beside it. */
export async function saveModel(folder, model, encoder) {
  mkdirSync(folder, { recursive: true });
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const description = { format: 'layers-model', modelTopology, weightsManifest };
      writeFileSync(join(folder, 'model.json'), `${JSON.stringify(description, null, 2)}\n`);
      writeFileSync(join(folder, 'weights.bin'), Buffer.from(weightData));
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  writeFileSync(join(folder, 'encoder.json'), `${JSON.stringify(encoder, null, 2)}\n`);
}

export async function loadModel(folder) {
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const weights = readFileSync(join(folder, 'weights.bin'));
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength);
  const model = await loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  );
  return { model, encoder: JSON.parse(readFileSync(join(folder, 'encoder.json'), 'utf8')) };
}

function rowsInOrder(values, width, order) {
  const result = new Float32Array(values.length);
  order.forEach((from, to) => {
    for (let j = 0; j < width; j++) result[to * width + j] = values[from * width + j];
  });
  return result;
}

/** Fisher-Yates with mulberry32: Math.random takes no seed. */
function shuffled(n, seed) {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = n - 1; i > 0; i--) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const j = Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

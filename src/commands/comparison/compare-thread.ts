/** A thread that compares rows (entry of its own bundle): one task after the other, each answered with its lines. */
import { parentPort } from 'node:worker_threads';
import { compareParts } from '../../metrics/index.ts';
import type { CompareTask } from './compare-threads.ts';

parentPort?.on('message', ({ rows, request }: CompareTask) => parentPort?.postMessage(compareParts(rows, request)));

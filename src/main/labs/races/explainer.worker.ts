/** Searches, in a thread of its own, a schedule in which every thread sees what it saw, and makes it calmer. */
import { parentPort, workerData } from 'node:worker_threads';
import { explain } from '../../../shared/explorer/explain';
import { shrink } from '../../../shared/explorer/shrink';
import type { Explained, ToExplain } from './explaining';
import { programOf } from './program-of';

const { choice, seen, outcome } = workerData as ToExplain;
const program = programOf(choice);
const schedule = explain(program, seen, outcome);
const explained: Explained | undefined = schedule && { schedule, shortest: shrink(program, schedule) };
parentPort?.postMessage(explained);

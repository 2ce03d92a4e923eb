/** Threads that never come to an end, each in its own way: by steps, without any, holding a lock. */
import { runStepThread } from '../../../src/main/run/step-program/step-thread';
import { spinningOf } from './spinning';

runStepThread(spinningOf);

/** A philosopher, or one of the two threads: runs its part of the program that the learner chose. */
import { runStepThread } from '../../run/step-program/step-thread';
import { programOfData } from './program-of';

runStepThread(programOfData);

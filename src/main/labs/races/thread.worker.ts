/** A thread of this lab: runs its part of the program that the learner chose. */
import { runStepThread } from '../../run/step-program/step-thread';
import { programOfData } from './program-of';

runStepThread(programOfData);

import { runStepThread } from '../../../src/main/run/step-program/step-thread';
import { listedOf } from './programs';

runStepThread(listedOf);

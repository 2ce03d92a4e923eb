/** Counts and executes every schedule of the program that the learner chose, in a thread of its own. */
import { runExplorer } from '../../run/exploring/explorer-thread';
import { programOfData } from './program-of';

runExplorer((data) => ({ program: programOfData(data) }));

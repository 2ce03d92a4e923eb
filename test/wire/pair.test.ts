import { pair } from '../../src/shared/wire/pair';
import { wireConformance } from './conformance';

wireConformance('two ends in one process', () => Promise.resolve({ ...pair(), dispose: () => undefined }));

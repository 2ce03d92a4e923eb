/**
 * Where the build put the main side: `out/main`. The bundler may move this module into a shared
 * chunk one folder below; nothing else needs to know that.
 */
import { basename, dirname, join } from 'node:path';

const here = import.meta.dirname;

/** Holds the built programs, as `labs/<lab>/<program>.js`. */
export const programsFolder: string = basename(here) === 'chunks' ? dirname(here) : here;

/** Holds the built page, `index.html` and its assets. */
export const rendererFolder: string = join(programsFolder, '../renderer');

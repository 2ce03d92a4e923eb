/** The item that means "there will be no more", in a file of its own so that the programs need not load a schema library. */
export const SENTINEL = -1;

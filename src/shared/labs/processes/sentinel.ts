/** The item that means "there will be no more": a value the data itself never has. */
export const SENTINEL = -1;

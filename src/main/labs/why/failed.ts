/** What the door says instead of an answer. In a file of its own: the door is in main, whoever reads it is a process. */
export const FAILED = 'failed';

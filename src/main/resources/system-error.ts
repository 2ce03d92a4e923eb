/** The system's own name of what went wrong, such as `ECONNREFUSED`; of an error that has none, what it says. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}

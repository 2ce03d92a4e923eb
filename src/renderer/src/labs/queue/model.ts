/** Who takes part in a run of `queue`, from its parameters. */
export function named(role: 'producer' | 'consumer', count: unknown): readonly string[] {
  return Array.from({ length: countOf(count, 1) }, (_, index) => `${role}-${index + 1}`);
}

/** Parameters of a run come from a file, too: what is no count falls back. */
export function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
}

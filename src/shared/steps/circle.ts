/** Who waits for whom in a circle. */

/**
 * @param waitsFor  for each thread the one it waits for, if any
 * @returns         threads of which each waits for the next and the last for the first; empty if there is no circle
 */
export function circleOf(waitsFor: readonly (number | undefined)[]): readonly number[] {
  for (const start of waitsFor.keys()) {
    const path: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !path.includes(at)) {
      path.push(at);
      at = waitsFor[at];
    }
    if (at !== undefined) return path.slice(path.indexOf(at));
  }
  return [];
}

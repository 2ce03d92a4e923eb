/** The keys that work right now, told by whoever listens to them; shown by `?`. */
import { useEffect, useSyncExternalStore } from 'react';

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

let groups: readonly KeyGroup[] = [];
const listeners = new Set<() => void>();

function set(next: readonly KeyGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

/** Lists a group of keys for as long as the component is there. Keep the object stable (`useMemo`). */
export function useKeyHelp(group: KeyGroup): void {
  useEffect(() => {
    set([...groups, group]);
    return () => set(groups.filter((other) => other !== group));
  }, [group]);
}

export function useKeyGroups(): readonly KeyGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
}

/** Whether a key press is text for a field rather than an order for the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

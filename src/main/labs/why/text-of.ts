/** Reads a field of an event's `data` that the engine's own parts have written. */
import type { NewEvent } from '../../../shared/trace/event';

export function textOf({ data }: NewEvent, name: string): string | undefined {
  const value = fieldOf(data, name);
  return typeof value === 'string' ? value : undefined;
}

export function numberOf({ data }: NewEvent, name: string): number | undefined {
  const value = fieldOf(data, name);
  return typeof value === 'number' ? value : undefined;
}

function fieldOf(data: NewEvent['data'], name: string): unknown {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[name] : undefined;
}

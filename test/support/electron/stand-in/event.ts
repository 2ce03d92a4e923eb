/** An event as Electron's listeners get it: with `preventDefault`, and parameters of its own on it. */
export interface ElectronEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function electronEvent<P extends object>(params: P): ElectronEvent & P {
  let prevented = false;
  return Object.defineProperties(params, {
    preventDefault: { value: () => void (prevented = true) },
    defaultPrevented: { get: () => prevented },
  }) as ElectronEvent & P;
}

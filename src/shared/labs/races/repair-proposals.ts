/** Four repairs of the ticket sale that people propose. One can bet on which of them works; all are checked. */
export const REPAIR_PROPOSALS = {
  'lock-store': `function* sell(self) {
  const left = yield self.load('tickets');
  if (left > 0) {
    yield self.lock('mutex');
    yield self.store('tickets', left - 1);
    yield self.unlock('mutex');
    return 1;
  }
  return 0;
}
`,
  'lock-both': `function* sell(self) {
  yield self.lock('mutex');
  const left = yield self.load('tickets');
  if (left > 0) yield self.store('tickets', left - 1);
  yield self.unlock('mutex');
  return left > 0 ? 1 : 0;
}
`,
  'check-twice': `function* sell(self) {
  const left = yield self.load('tickets');
  if (left > 0) {
    const still = yield self.load('tickets');
    if (still > 0) {
      yield self.store('tickets', still - 1);
      return 1;
    }
  }
  return 0;
}
`,
  pause: `function* sell(self) {
  const left = yield self.load('tickets');
  if (left > 0) {
    yield self.work('pause');
    yield self.store('tickets', left - 1);
    return 1;
  }
  return 0;
}
`,
} as const;

export type RepairProposal = keyof typeof REPAIR_PROPOSALS;

export const PROPOSALS = Object.keys(REPAIR_PROPOSALS) as readonly RepairProposal[];

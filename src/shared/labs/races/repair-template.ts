/** What the learner starts to repair: the ticket sale that sells the last ticket twice. */
export const REPAIR_TEMPLATE = `// One ticket is left. Two threads run this text at the same time.
// Cells: tickets (starts at 1). Locks you may use: mutex.
function* sell(self) {
  const left = yield self.load('tickets');
  if (left > 0) {
    yield self.store('tickets', left - 1);
    return 1; // sold
  }
  return 0;
}
`;

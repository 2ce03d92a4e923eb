/**
 * A replica: a server that can do what the others can. It knows neither the others nor the door.
 *
 * It answers one request after the other, and keeps nothing for itself: whatever a request needs is in
 * the request. That is why any replica may answer any of them, and why one may be asked again.
 */
import { openReplica } from './replica-self';

const self = await openReplica();

for await (const request of self.requests()) {
  await self.work(request.number, self.given.workMs);
  self.answer(request);
}

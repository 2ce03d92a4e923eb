/** Many items, few frames. */
import { expect, it } from 'vitest';
import { Connection } from '../../../src/shared/wire/client';
import { serve, served } from '../../../src/shared/wire/host';
import type { Transport } from '../../../src/shared/wire/transport';
import { Insides, probe } from '../contract-under-test';
import type { Stage } from '../conformance';

/** The same transport, with the kinds of the frames sent through it. */
function counted(transport: Transport): { readonly transport: Transport; readonly sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    transport: {
      send: (frame) => {
        sent.push((JSON.parse(frame) as { t: string }).t);
        transport.send(frame);
      },
      onFrame: (listener) => transport.onFrame(listener),
      onClose: (listener) => transport.onClose(listener),
      close: (reason) => transport.close(reason),
    },
  };
}

export function batchingCases({ join }: Stage): void {
  it('sends a quick source in far fewer frames than items, with the pause of one display frame', async () => {
    const { client, host } = await join();
    const atHost = counted(host);
    const atClient = counted(client);
    serve(atHost.transport, [served(probe, new Insides().service)]);
    let items = 0;
    for await (const batch of new Connection(atClient.transport).client(probe).stream({ to: 10_000 }))
      items += batch.items.length;
    expect(items).toBe(10_000);
    expect(atHost.sent.filter((t) => t === 'items').length).toBeLessThanOrEqual(100);
    expect(atClient.sent.length).toBeLessThanOrEqual(102);
  });
}

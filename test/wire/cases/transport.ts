/** The pipe itself, with nothing on it. */
import { expect, it } from 'vitest';
import { closeOf, type Stage } from '../conformance';

/** Resolves with the first `count` frames. */
function frames(
  transport: { onFrame(listener: (frame: string) => void): void },
  count: number,
): Promise<readonly string[]> {
  const heard: string[] = [];
  return new Promise((resolve) =>
    transport.onFrame((frame) => {
      if (heard.push(frame) === count) resolve(heard);
    }),
  );
}

const texts = Array.from({ length: 200 }, (_, n) => `${n} ${'한글 🙂 \u0000 \u2028 "\\'.repeat(n % 7)}.`);

export function transportCases({ join }: Stage): void {
  it('carries whole texts in order, both ways', async () => {
    const { client, host } = await join();
    const [atHost, atClient] = [frames(host, texts.length), frames(client, texts.length)];
    for (const text of texts) {
      client.send(text);
      host.send(text);
    }
    expect(await atHost).toEqual(texts);
    expect(await atClient).toEqual(texts);
  });

  it('keeps what arrives before anybody listens', async () => {
    const { client, host } = await join();
    const answered = frames(client, 1);
    client.send('first');
    client.send('second');
    host.send('there');
    await answered;
    expect(await frames(host, 2)).toEqual(['first', 'second']);
  });

  it('delivers what was sent before the close, then the close, to both sides and once', async () => {
    const { client, host } = await join();
    const heard: string[] = [];
    const hostClosed = closeOf(host);
    host.onFrame((frame) => heard.push(frame));
    host.onClose(() => heard.push('closed'));
    client.onClose(() => heard.push('client closed'));
    client.send('last word');
    client.close();
    client.close();
    client.send('too late');
    await hostClosed;
    host.close();
    host.send('also too late');
    expect(heard).toEqual(['client closed', 'last word', 'closed']);
  });

  it('tells of its end also those who ask later', async () => {
    const { client, host } = await join();
    host.close('malformed');
    await closeOf(client);
    expect(await closeOf(host)).toBe('malformed');
    expect(typeof (await closeOf(client))).toBe('string');
  });
}

/** What a client's connection goes through, as notes. */
import type { ClientNote } from '../../../shared/labs/pubsub/events';
import { codeOf } from '../../resources/system-error';
import type { RedisClient } from '../../run/redis-program/server';

/**
 * Of a client that was just made. That the program itself leaves is no news.
 *
 * @returns resolves when it is connected; rejects with the reason if it will not be
 */
export function isThere(client: RedisClient, note: (note: ClientNote) => void): Promise<void> {
  let wasThere = false;
  let isLeaving = false;
  let reason = '';
  const disconnect = client.disconnect.bind(client);
  client.disconnect = (reconnect?: boolean): void => {
    isLeaving ||= !reconnect;
    disconnect(reconnect);
  };
  client.on('error', (error: Error) => (reason = codeOf(error)));
  client.on('ready', () => {
    if (wasThere) note({ code: 'connected-again' });
    wasThere = true;
    reason = '';
  });
  client.on('reconnecting', () => note({ code: 'connection-lost', again: true, ...(reason !== '' && { reason }) }));
  client.on('end', () => {
    if (!isLeaving) note({ code: 'gave-up', reason });
  });
  return new Promise((resolve, reject) => {
    client.once('ready', () => resolve());
    client.once('end', () => reject(new Error(reason)));
  });
}

/** INFO: what is going on, as `name:value` lines in sections. Of Redis' lines those that are true of us. */
import type { Broker } from '../broker';
import type { ByteString } from '../byte-string';
import { REDIS_VERSION } from './connection';

type Section = Readonly<Record<string, ByteString | number>>;

const DEFAULT = ['default', 'all', 'everything'];
const KIB = 1024;

/** @param wanted  names of sections; none: all */
export function infoText(broker: Broker, wanted: readonly ByteString[]): ByteString {
  const names = wanted.map((name) => name.toLowerCase());
  const isWanted = (name: string): boolean =>
    names.length === 0 || names.includes(name.toLowerCase()) || names.some((one) => DEFAULT.includes(one));
  return Object.entries(sections(broker))
    .filter(([name]) => isWanted(name))
    .map(([name, section]) => `# ${name}\r\n${linesOf(section)}`)
    .join('\r\n');
}

const linesOf = (section: Section): string =>
  Object.entries(section)
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');

function sections(broker: Broker): Readonly<Record<string, Section>> {
  const { clients, limits, stats, channels, patterns, usedBytes, port } = broker;
  const uptimeSeconds = Math.floor((broker.now() - broker.startedAtMs) / 1000);
  return {
    Server: {
      redis_version: REDIS_VERSION,
      redis_mode: 'standalone',
      process_id: process.pid,
      tcp_port: port,
      uptime_in_seconds: uptimeSeconds,
      uptime_in_days: Math.floor(uptimeSeconds / 86_400),
    },
    Clients: {
      connected_clients: clients.size,
      maxclients: limits.maxClients,
      blocked_clients: [...clients.values()].filter(({ isBlocked }) => isBlocked).length,
    },
    Memory: {
      used_memory: usedBytes,
      used_memory_human: humanBytes(usedBytes),
      maxmemory: limits.memoryBytes,
      maxmemory_human: humanBytes(limits.memoryBytes),
      maxmemory_policy: 'noeviction',
    },
    Persistence: { loading: 0, aof_enabled: 0 },
    Stats: {
      total_connections_received: stats.connections,
      total_commands_processed: stats.commands,
      pubsub_channels: channels.size,
      pubsub_patterns: patterns.size,
    },
    Replication: { role: 'master', connected_slaves: 0 },
    Cluster: { cluster_enabled: 0 },
    Keyspace: keyspaceOf(broker),
  };
}

function keyspaceOf({ databases }: Broker): Section {
  const filled = databases.filter(({ size }) => size > 0);
  return Object.fromEntries(
    filled.map(({ index, size, expiringSize }) => [`db${index}`, `keys=${size},expires=${expiringSize},avg_ttl=0`]),
  );
}

function humanBytes(bytes: number): string {
  if (bytes < KIB) return `${bytes}B`;
  if (bytes < KIB * KIB) return `${(bytes / KIB).toFixed(2)}K`;
  return `${(bytes / KIB / KIB).toFixed(2)}M`;
}

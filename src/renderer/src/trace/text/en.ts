import type { EventKind } from '../../../../shared/trace/event';
import type { EventFacts } from '../event-facts';
import type { RelationName } from '../../../../shared/trace/relation';
import { kernelPhrase, netPhrase } from './net-en';

const numbers = new Intl.NumberFormat('en');
const count = (n: number): string => numbers.format(n);
const at = (f: EventFacts): string => (f.place === undefined ? '' : ` at ${f.place}`);
const into = (f: EventFacts): string => (f.place === undefined ? '' : ` into ${f.place}`);
const from = (f: EventFacts): string => (f.place === undefined ? '' : ` from ${f.place}`);
const to = (f: EventFacts): string => (f.place === undefined ? '' : ` to ${f.place}`);
const on = (f: EventFacts): string => (f.place === undefined ? '' : ` on ${f.place}`);
const thing = (f: EventFacts): string => f.value ?? 'something';
const ended = (f: EventFacts): string =>
  f.signal !== undefined
    ? `was ended by ${f.signal}`
    : `ended${f.code === undefined ? '' : ` with exit code ${f.code}`}`;

const waits: Readonly<Record<string, (f: EventFacts) => string>> = {
  item: (f) => `waits for an item${from(f)}`,
  room: (f) => `waits for room${f.place === undefined ? '' : ` in ${f.place}`}`,
  exit: () => 'waits for others to end',
  datagram: (f) => `waits for a datagram${at(f)}`,
  bytes: (f) => `waits for bytes${at(f)}`,
  connection: (f) => `waits for a connection${at(f)}`,
};
/** In a lane's label, where there is room for a word or two. */
const waitedFor: Readonly<Record<string, string>> = {
  item: ' for an item',
  room: ' for room',
  exit: ' for others to end',
  datagram: ' for a datagram',
  bytes: ' for bytes',
  connection: ' for a connection',
};
const waitPhrase = (f: EventFacts): string =>
  waits[f.waitsFor ?? '']?.(f) ?? `waits${f.waitsFor === undefined ? '' : ` for ${f.waitsFor}`}${at(f)}`;

const kinds: Readonly<Record<EventKind, string>> = {
  spawn: 'spawn',
  ready: 'ready',
  exit: 'exit',
  kill: 'kill',
  put: 'put',
  get: 'get',
  wait: 'wait',
  work: 'work',
  lock: 'lock',
  unlock: 'unlock',
  block: 'block',
  load: 'load',
  store: 'store',
  listen: 'listen',
  connect: 'connect',
  accept: 'accept',
  send: 'send',
  receive: 'receive',
  drop: 'drop',
  close: 'close',
  reset: 'reset',
  error: 'error',
  subscribe: 'subscribe',
  publish: 'publish',
  deliver: 'deliver',
  call: 'call',
  encode: 'encode',
  decode: 'decode',
  dispatch: 'dispatch',
  return: 'return',
  note: 'note',
  bind: 'bind',
};

/** Without the actor: `${actor} ${phrase}` is the sentence. */
const phrases: Readonly<Record<EventKind, (f: EventFacts) => string>> = {
  spawn: (f) => `started ${f.target ?? 'another'}${f.pid === undefined ? '' : ` (PID ${f.pid})`}`,
  ready: () => 'began to run',
  exit: ended,
  kill: (f) => `sent ${f.signal ?? 'a signal'} to ${f.target ?? 'another'}`,
  put: (f) => `put ${thing(f)}${into(f)}`,
  get: (f) => `took ${thing(f)}${from(f)}`,
  wait: waitPhrase,
  work: (f) =>
    `${f.value === undefined ? 'is busy' : `works on ${f.value}`}${f.ms === undefined ? '' : ` for ${count(f.ms)} ms`}`,
  lock: (f) => `got the lock${f.place === undefined ? '' : ` ${f.place}`}`,
  unlock: (f) => `let go of the lock${f.place === undefined ? '' : ` ${f.place}`}`,
  block: (f) => `waits for the lock${f.place === undefined ? '' : ` ${f.place}`}`,
  load: (f) => `read ${f.value ?? 'the value'}${from(f)}`,
  store: (f) => `wrote ${f.value ?? 'a value'}${to(f)}`,
  listen: (f) => `listens${on(f)}`,
  connect: (f) => `connected${to(f)}`,
  accept: (f) => `accepted a connection${on(f)}`,
  send: (f) => `sent ${thing(f)}${on(f)}`,
  receive: (f) => `received ${thing(f)}${on(f)}`,
  drop: (f) => `${thing(f)} was dropped${at(f)}`,
  close: (f) => `closed ${f.place ?? 'its end'}`,
  reset: (f) => `reset ${f.place ?? 'the connection'}`,
  error: (f) =>
    f.value !== undefined
      ? `could not work on ${f.value}`
      : `ran into an error${f.code === undefined ? '' : `: ${f.code}`}`,
  subscribe: (f) => `subscribed${to(f)}`,
  publish: (f) => `published ${thing(f)}${on(f)}`,
  deliver: (f) => `was handed ${thing(f)}${from(f)}`,
  call: (f) => `called ${f.method ?? thing(f)}`,
  encode: (f) => `encoded ${thing(f)}`,
  decode: (f) => `decoded ${thing(f)}`,
  dispatch: (f) => `found ${f.method ?? thing(f)} and calls it`,
  return: (f) => `returned ${thing(f)}`,
  note: (f) => f.value ?? f.code ?? 'says something',
  bind: (f) => `got the port${on(f)}`,
};

/** Sockets, relays and the kernel have words of their own. */
const phrase = (f: EventFacts): string =>
  (f.net && netPhrase(f.kind, f.net)) ?? (f.kernel && kernelPhrase(f.kernel)) ?? phrases[f.kind](f);

export const en = {
  kinds,
  /** Without the actor: for a row that names it already. */
  phrase,
  sentence: (f: EventFacts): string =>
    f.kind === 'drop' || f.kind === 'note' ? `${f.actor}: ${phrase(f)}` : `${f.actor} ${phrase(f)}`,
  /** What an actor is doing since its latest event, in a word or two. */
  state: {
    notYet: 'not started',
    starting: 'starting',
    running: 'running',
    over: 'done',
    waitedInVain: 'was still waiting',
    ended: (code: string | undefined, signal: string | undefined) =>
      signal ?? (code === undefined ? 'ended' : `ended, code ${code}`),
    waits: (waitsFor: string | undefined, place: string | undefined) =>
      `waits${waitedFor[waitsFor ?? ''] ?? (place === undefined ? '' : ` for ${place}`)}`,
    works: (value: string | undefined) => (value === undefined ? 'working' : `works on ${value}`),
    atTurnstile: (kind: string) => `held before ${kind}`,
  },
  places: { queue: 'queue', lock: 'lock', socket: 'socket', topic: 'topic', cell: 'cell' },
  relations: { past: 'before', future: 'after', concurrent: 'concurrent', itself: 'this event' } satisfies Record<
    RelationName,
    string
  >,
  relationCounts: (past: number, future: number, concurrent: number) =>
    `${count(past)} before · ${count(future)} after · ${count(concurrent)} concurrent`,
  relationLegend: {
    past: (n: number) => `${count(n)} before: could have influenced this`,
    future: (n: number) => `${count(n)} after: could be influenced by this`,
    concurrent: (n: number) => `${count(n)} concurrent: neither way`,
  },
  unit: { ns: 'ns', us: 'µs', ms: 'ms', s: 's' },
  number: count,
  /** The first event is number 1, so that the last has the number of all. */
  eventNumber: (row: number) => `#${count(row + 1)}`,
  moment: (row: number, length: number) => `${count(row)} of ${count(length)} events`,
  diagram: {
    label: (events: number, lanes: number) =>
      `Space-time diagram: ${count(events)} ${events === 1 ? 'event' : 'events'} in ${count(lanes)} ${lanes === 1 ? 'lane' : 'lanes'}, time from left to right.`,
    help: 'Left and right go from event to event, with Shift within one lane; up and down change the lane. Plus and minus zoom, 0 shows everything, Enter opens the inspector. The table of events has the same, row by row.',
    empty: 'Nothing has happened yet. Events appear here as the run makes them.',
    axis: 'Axis',
    time: 'Wall clock',
    causal: 'Causal order',
    axisName: { time: 'Time since the start', causal: 'Steps of cause and effect' },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show everything',
    working: 'works',
    waiting: 'waits',
    held: 'held, until it may go on',
    message: 'handed over',
    enabled: 'ended a wait',
    several: 'n events',
    density: 'how many',
    arrowsLeftOut: (n: number) => `${count(n)} ${n === 1 ? 'arrow' : 'arrows'} not drawn at this zoom`,
    clusterOf: (n: number) => `${count(n)} events here. Zoom in to tell them apart.`,
  },
  table: {
    label: 'Events',
    columns: {
      seq: 'No.',
      time: 'Time',
      actor: 'Actor',
      kind: 'Event',
      place: 'Place',
      message: 'Message',
      what: 'What happened',
      line: 'Line',
      fidelity: 'Obtained',
    },
    numbering: 'What an event made possible has a larger number, whatever the clock says.',
    numbered: 'numbered by cause, not by clock',
    sortBy: (column: string) => `Sort by ${column}`,
    showing: (shown: number, all: number) =>
      shown === all
        ? `${count(all)} ${all === 1 ? 'event' : 'events'}`
        : `showing ${count(shown)} of ${count(all)} events`,
    dropped: (n: number) => `${count(n)} later events were not kept: the trace was full`,
    filterText: 'Filter',
    filterPlaceholder: 'Search all columns',
    actors: 'Actors',
    kinds: 'Events',
    all: 'all',
    some: (n: number) => count(n),
    reset: 'Clear filters',
    relation: 'Relation to the selected event',
    any: 'Any relation',
    related: 'Before or after',
    past: 'Before',
    future: 'After',
    concurrent: 'Concurrent',
    working: 'Searching…',
    none: 'No event fits these filters.',
    empty: 'Nothing has happened yet.',
  },
  inspector: {
    none: 'Select an event in the diagram or in the table to see everything about it.',
    numbered: (row: number) => `Event ${count(row + 1)}`,
    time: 'Time',
    actor: 'Actor',
    kind: 'Event',
    place: 'Place',
    message: 'Message',
    line: 'Line',
    data: 'Everything it carries',
    bytes: (n: number) => `Bytes (${count(n)})`,
    madePossibleBy: 'Made possible by',
    leadsTo: 'Leads to',
    previous: 'the actor’s own event before',
    next: 'the actor’s own event after',
    sender: 'the other end: where it was handed over',
    receiver: 'the other end: where it was received',
    enabler: 'what it had to wait for',
    enabled: 'what had waited for it',
    first: 'Nothing before it: it begins here.',
    unanswered: 'Handed over, and nobody has received it.',
    relation: 'How all others stand to this event',
    showLine: 'Show line',
    copy: 'Copy',
    copied: 'Copied',
    length: (n: number) => `${count(n)} characters`,
    pid: (pid: number) => `PID ${pid}`,
    thread: (id: number) => `thread ${id}`,
    lane: { relay: 'relay', kernel: 'operating system', outside: 'from outside' },
    deselect: 'Deselect',
  },
  chart: {
    title: 'Items in the queue over time',
    none: 'No queue has been used so far.',
    axis: 'items',
    summary: (queue: string, most: number, depth: number, when: 'now' | 'here' | 'end') =>
      `${queue}: at most ${count(most)}, ${{ now: 'now', here: 'at the playhead', end: 'at the end' }[when]} ${count(depth)}`,
    label: (summary: string) => `Queue depth over time. ${summary}`,
    thinned: (n: number) => `${count(n)} changes, drawn by the highest and lowest of each step`,
  },
  scrubber: {
    label: 'Moment of the run',
    group: 'Replay',
    toStart: 'To the start',
    back: 'One event back',
    forward: 'One event on',
    toEnd: 'To the end',
    play: 'Replay',
    pause: 'Pause the replay',
    follow: 'Follow',
    following: 'Follows the run',
    rate: (times: string) => `${times}× speed`,
  },
  source: {
    label: 'Source',
    python: 'Python 3',
    copy: 'Copy',
    copied: 'Copied',
    line: (line: number, actors: string) => `line ${line}: ${actors}`,
    idle: 'No line is running at this moment.',
    here: 'At this moment',
    pythonNote:
      'The same task with Python’s standard library; its notes say what it does another way. It did not run here.',
    ran: 'This file ran.',
  },
  run: {
    started: 'The run has started.',
    ended: {
      completed: (events: number) => `The run has ended: ${count(events)} events.`,
      stopped: (events: number) => `The run was stopped after ${count(events)} events.`,
      failed: (events: number) => `The run failed after ${count(events)} events.`,
    },
    lost: 'The connection to the run was lost.',
  },
};

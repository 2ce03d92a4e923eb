import { enLive, type PubsubText } from './en-live';
import { notes } from './en-notes';
import { enTrouble } from './en-trouble';

export const en = {
  idea: 'Broadcast by topic: a copy for everybody who is listening now, and nothing for anybody else.',
  terms: [
    { term: 'publisher', meaning: 'Sends messages to a topic and does not know who receives them.' },
    {
      term: 'subscriber',
      meaning: 'Has told the server which topics it wants, and gets a copy of each message to these.',
    },
    {
      term: 'topic',
      meaning: 'The name that publishers publish to and subscribers ask for. Redis calls it a channel.',
    },
    { term: 'copy', meaning: 'The same message, once for each subscription. The server makes as many as it needs.' },
    {
      term: 'broker',
      meaning:
        'The server in the middle, which knows all subscriptions. Here it is part of this app, or a Redis of yours.',
    },
    {
      term: 'output buffer',
      meaning: 'Where the server keeps, for each connection, what it could not send yet. It has a limit.',
    },
    {
      term: 'consumer group',
      meaning:
        'Readers who share a stream: each entry goes to one of them, and the group notes to whom until it is acknowledged.',
    },
  ],
  parameters: {
    publishers: { label: 'Publishers', hint: 'With 0, nobody publishes but you, by hand or from outside.' },
    subscribers: { label: 'Subscribers', hint: 'Each is a process with its own connection.' },
    messages: { label: 'Messages', hint: 'How many each publisher publishes, taking the topics in turn.' },
    topics: { label: 'Topics', hint: 'Separated by commas, in any language.' },
    interest: {
      label: 'Interest',
      hint: 'Which topics each subscriber wants.',
      values: { all: 'all topics', 'one-each': 'one topic each, in turn' },
    },
    late: { label: 'The last comes late', hint: 'The last subscriber subscribes when half has been published.' },
    pattern: {
      label: 'Pattern',
      hint: 'What subscriber-1 subscribes to besides names: * is any number of bytes, ? is one, [ab] is a or b.',
    },
    messageBytes: {
      label: 'Message size',
      hint: 'Shorter messages are filled up with dots.',
      values: { 0: 'as short as it is' },
    },
    gapMs: {
      label: 'Pause between publishes',
      hint: 'How long a publisher waits after an answer before it publishes the next.',
    },
    workMs: { label: 'Slow subscriber’s work', hint: 'How long it is busy with each message, reading nothing.' },
    downMs: { label: 'Length of the cut', hint: 'How long it takes until it reconnects.' },
    server: {
      label: 'Server',
      hint: 'The broker inside this app, or a Redis of yours. Passwords are used to sign in, never shown, never kept.',
    },
    port: {
      label: 'Port of the broker',
      hint: '0 lets the operating system choose a free one.',
      values: { 0: 'any free port' },
    },
  },
  notes,
  experiments: { ...enLive, ...enTrouble },
} as const satisfies PubsubText;

/**
 * The beginning of every utility process of the stand-in: gives it `process.parentPort`, takes away
 * what a utility process does not have, and runs the program.
 */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const send = process.send.bind(process);
const kept = [];
const port = new EventEmitter();
port.postMessage = (message) => void send(message, undefined, undefined, () => undefined);
// "Messages received on this port will be queued up until a handler is registered."
port.on('newListener', (name) => {
  if (name === 'message')
    queueMicrotask(() => kept.splice(0).forEach((data) => port.emit('message', { data, ports: [] })));
});
process.on('message', (data) => {
  if (port.listenerCount('message') === 0) kept.push(data);
  else port.emit('message', { data, ports: [] });
});
// Chromium ends a child whose main process is gone; `parentPort` has no event for it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

delete process.send;
delete process.disconnect;
Object.defineProperty(process, 'parentPort', { value: port });

const [, , file, ...args] = process.argv;
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(file).href);

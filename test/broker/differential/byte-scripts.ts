/** Scripts of bytes: requests that are cut anywhere, and what is no request at all. */
import * as fc from 'fast-check';
import { encodeRequest } from '../support/raw-client';
import type { Script, Step } from './script';
import { protocol, type Requests } from './script-parts';

/** Lines typed by hand, requests that are none, and halves of either. */
const piece = fc.constantFrom(
  ...[
    'PING\r\n',
    'ping\n',
    '\r\n',
    '\n',
    ' PING  x \r\n',
    'SET a "x y"\r\n',
    "SET a 'x\\'y'\n",
    'ECHO "\\x41\\n\\q"\r\n',
  ],
  ...[
    'ECHO "a\r\n',
    "ECHO 'a\n",
    'ECHO "a"b\r\n',
    'ECHO ""\r\n',
    'GET a\r\n',
    'foo bar\r\n',
    'QUIT\r\n',
    '\tPING\t\r\n',
  ],
  ...['*1\r\n$4\r\nPING\r\n', '*0\r\n', '*-1\r\n', '*-5\r\n', '*2\r\n$4\r\nECHO\r\n$2\r\nhi\r\n', '*1\n$4\nPING\r\n'],
  ...[
    '*x\r\n',
    '*1\r\n:5\r\n',
    '*1\r\n$-1\r\n',
    '*1\r\n$x\r\n',
    '*1\r\n\r\n',
    '*1048577\r\n',
    '*2147483648\r\n',
    '*1.5\r\n',
  ],
  ...[
    '*1\r\n$9223372036854775808\r\n',
    '*1\r\n$9223372036854775807\r\n',
    '*1\r\n$4\r\nPINGxx',
    '*\r\n',
    '$4\r\nPING\r\n',
    '\0\r\n',
  ],
  ...[
    'GET / HTTP/1.1\r\n',
    'Host: x\r\n',
    'POST / HTTP/1.1\r\n',
    '*3\r\n$3\r\nSET\r\n$1\r\na\r\n',
    '$1\r\nb\r\n',
    '\xff\xfe\r\n',
  ],
);

/** The same bytes, cut anywhere. */
export const rawScripts: fc.Arbitrary<Script> = fc
  .tuple(protocol, fc.array(piece, { minLength: 1, maxLength: 6 }), fc.array(fc.nat({ max: 30 }), { maxLength: 6 }))
  .map(([spoken, pieces, cuts]) => {
    const bytes = pieces.join('');
    const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
    const steps = places.slice(1).map((to, i) => rawStep(bytes.slice(places[i], to)));
    return { protocols: [spoken], steps: steps.filter(({ raw }) => raw !== '') };
  });

const rawStep = (raw: string): Step => ({ client: 0, requests: [], raw });

/** Requests in pieces that end anywhere. */
export const cutScripts = (requests: Requests): fc.Arbitrary<Script> =>
  fc
    .tuple(protocol, fc.array(requests, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }))
    .map(([spoken, requests, size]) => {
      const bytes = requests.map(encodeRequest).join('');
      const steps = [];
      for (let at = 0; at < bytes.length; at += size * 7) steps.push(rawStep(bytes.slice(at, at + size * 7)));
      return { protocols: [spoken], steps };
    });

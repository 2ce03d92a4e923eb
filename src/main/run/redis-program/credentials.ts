/** What signs a client in stays between it and the server: nothing that is kept of its bytes has it. */

/** `AUTH` with its arguments, or `HELLO 3 AUTH`, as a command begins (RESP: array of bulk strings). */
const SIGNING_IN = /\*\d+\r\n(?:\$4\r\nauth|\$5\r\nhello\r\n\$1\r\n[23]\r\n\$4\r\nauth)\r\n/gi;
/** The same as a line typed by hand. */
const TYPED = /(^|\n)(auth |hello [23] auth )([^\r\n]*)/gi;
const BULK_LENGTH = /\$(\d+)\r\n/y;
/** A user and a password. */
const MAX_CREDENTIALS = 2;
const BLANK = '*';

/**
 * The same bytes with each byte of a user name or password replaced by `*`: as many, so that lengths and places in the
 * stream stay true.
 */
export function withoutCredentials(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!/auth/i.test(text)) return bytes;
  return Buffer.from(blankTyped(blankBulks(text)), 'latin1');
}

function blankBulks(text: string): string {
  let blanked = text;
  for (const { index, 0: found } of text.matchAll(SIGNING_IN)) {
    let at = index + found.length;
    for (let bulk = 0; bulk < MAX_CREDENTIALS; bulk += 1) {
      BULK_LENGTH.lastIndex = at;
      const [header, length] = BULK_LENGTH.exec(text) ?? [];
      if (header === undefined) break;
      const begin = at + header.length;
      const end = Math.min(begin + Number(length), text.length);
      blanked = blanked.slice(0, begin) + BLANK.repeat(end - begin) + blanked.slice(end);
      at = end + 2;
    }
  }
  return blanked;
}

function blankTyped(text: string): string {
  return text.replace(
    TYPED,
    (_all, before: string, command: string, secret: string) => before + command + secret.replace(/\S/g, BLANK),
  );
}

/** An error, as a server answers it: some repeat what they were asked. */
const ERROR_REPLY = /^-[^\r\n]*/gm;

/** {@link withoutCredentials} for a client that signs in with this: no error that repeats it is kept as it is. */
export function withoutPassword(password: string | undefined): (bytes: Buffer) => Buffer {
  if (password === undefined) return withoutCredentials;
  const secret = Buffer.from(password).toString('latin1');
  return (bytes) => {
    const kept = withoutCredentials(bytes);
    const text = kept.toString('latin1');
    if (!text.includes(secret)) return kept;
    return Buffer.from(
      text.replace(ERROR_REPLY, (error) => textWithoutPassword(error, secret)),
      'latin1',
    );
  };
}

/** What is to be shown or logged, with a password that is in it blanked. */
export function textWithoutPassword(text: string, password: string | undefined): string {
  return password === undefined ? text : text.replaceAll(password, BLANK.repeat(password.length));
}

/** The arguments of a command with what is secret in them blanked. */
export function argumentsWithoutCredentials(argv: readonly string[]): readonly string[] {
  const signsIn = argv.findIndex((one) => one.toLowerCase() === 'auth');
  const [name = ''] = argv;
  const isSigningIn = signsIn === 0 || (signsIn > 0 && name.toLowerCase() === 'hello');
  if (!isSigningIn) return argv;
  return argv.map((one, at) => (at > signsIn && at <= signsIn + MAX_CREDENTIALS ? BLANK.repeat(one.length) : one));
}

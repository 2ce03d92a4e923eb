"""A datagram server and its clients, with nothing but the socket module.

    python3 udp.py server                            sends back what it gets
    python3 udp.py client --port 40001               sends, and waits for each answer
    python3 udp.py largest --port 40001              looks for the largest datagram that comes back
    python3 udp.py nobody                            sends where nobody listens
    python3 udp.py reliable-server --remember        acknowledges, and hands each number on once
    python3 udp.py reliable-client --port 40001      sends again what is not acknowledged

Each line it prints is JSON.
"""

import argparse
import errno
import json
import re
import socket
import time

HOST = "127.0.0.1"
MAX_DATAGRAM = 65_535


def tell(**what):
    print(json.dumps(what), flush=True)


def bound(port=0):
    """A datagram socket at a port; 0 lets the system choose."""
    mailbox = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    mailbox.bind((HOST, port))
    return mailbox


def numbered(number, text, size):
    """`7 hello.......`: UDP has no numbers, so the payload carries one."""
    return f"{number} {text}".encode()[:size].ljust(size, b".")


def check_of(payload, at):
    """The sum of all bytes but the two of the check itself, modulo 256."""
    return b"%02x" % ((sum(payload) - sum(payload[at : at + 2])) % 256)


def sealed(number, text, size):
    """`7 c4 hello....`: with a check, so that damage is noticed."""
    payload = numbered(number, f"-- {text}", size)
    at = len(str(number)) + 1
    return payload[:at] + check_of(payload, at) + payload[at + 2 :]


def unsealed(payload):
    """The number, or None if the payload is damaged."""
    match = re.match(rb"(\d{1,5}) ([0-9a-f]{2})(?: |$)", payload)
    if match and check_of(payload, match.start(2)) == match[2]:
        return int(match[1])
    return None


def serve(options):
    server = bound(options.port)
    tell(listening=server.getsockname()[1])
    while True:  # no client ever says goodbye
        payload, sender = server.recvfrom(MAX_DATAGRAM)
        tell(received=len(payload), port=sender[1])
        time.sleep(options.work_ms / 1000)
        server.sendto(payload, sender)


def ask(options):
    client = bound()
    client.settimeout(1)
    for number in range(options.count):
        client.sendto(numbered(number, options.text, options.size), (HOST, options.port))
        try:
            payload, sender = client.recvfrom(MAX_DATAGRAM)
            tell(answer=payload.decode("latin-1"), port=sender[1])
        except socket.timeout:
            tell(answer=None)  # lost, or nobody there: both look like this


def look_for_largest(options):
    client = bound()
    client.settimeout(1)
    refusal = None

    def goes_through(size):
        nonlocal refusal
        try:
            client.sendto(numbered(0, options.text, size), (HOST, options.port))
            return len(client.recvfrom(MAX_DATAGRAM)[0]) == size
        except socket.timeout:
            return False
        except OSError as error:
            refusal = errno.errorcode[error.errno]
            return False

    most, too_many = 0, 70_000
    while too_many - most > 1:
        half = (most + too_many) // 2
        if goes_through(half):
            most = half
        else:
            too_many = half
    tell(largestBytes=most, errorCode=refusal)


def send_to_nobody(options):
    nobody = bound()
    address = nobody.getsockname()
    for connects in (False, True):
        client = bound()
        client.settimeout(0.3)
        if connects:
            client.connect(address)  # sends nothing
        else:
            nobody.close()
        told = "nothing"
        try:
            client.send(b"hello") if connects else client.sendto(b"hello", address)
            client.recvfrom(MAX_DATAGRAM)
        except socket.timeout:
            pass
        except OSError as error:
            told = errno.errorcode[error.errno]
        tell(connected=connects, told=told)


def serve_reliably(options):
    server = bound(options.port)
    tell(listening=server.getsockname()[1])
    had = set()
    while True:
        payload, sender = server.recvfrom(MAX_DATAGRAM)
        number = unsealed(payload)
        if number is None:
            continue  # damaged is as good as lost
        if not (options.remember and number in had):
            tell(delivered=number)
        had.add(number)
        server.sendto(sealed(number, "ack", 9), sender)


def send_reliably(options):
    client = bound()
    for number in range(options.count):
        for tries in range(1, options.max_tries + 1):
            client.sendto(sealed(number, options.text, options.size), (HOST, options.port))
            if is_acknowledged(client, number, options.timeout_ms / 1000):
                tell(acknowledged=number, tries=tries)
                break
        else:
            tell(gaveUp=number)


def is_acknowledged(client, number, patience):
    until = time.monotonic() + patience
    while (left := until - time.monotonic()) > 0:
        client.settimeout(left)
        try:
            if unsealed(client.recv(MAX_DATAGRAM)) == number:
                return True
        except socket.timeout:
            return False
    return False


ROLES = {
    "server": serve,
    "client": ask,
    "largest": look_for_largest,
    "nobody": send_to_nobody,
    "reliable-server": serve_reliably,
    "reliable-client": send_reliably,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("role", choices=ROLES)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--text", default="hello")
    parser.add_argument("--work-ms", type=int, default=0)
    parser.add_argument("--timeout-ms", type=int, default=100)
    parser.add_argument("--max-tries", type=int, default=20)
    parser.add_argument("--remember", action="store_true")
    options = parser.parse_args()
    try:
        ROLES[options.role](options)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()

"""
The same with Python's standard library: a byte stream put together again over UDP.

    python segments.py                          both ends in one program, over a bad network of its own
    python segments.py receive PORT             the receiver alone; ends a second after the last segment
    python segments.py send PORT TEXT WINDOW    the sender alone, go-back-N (a window of 1: stop-and-wait)

The segments are laid out as in segment.ts, so that either end may be the other program's.
"""
import random
import socket
import struct
import sys
import threading
import time

# checksum, kind, stream, sequence number, acknowledgement number, window, length: 16 bytes, big-endian
HEADER = struct.Struct("!HBBIIHH")
DATA, LAST, ACKNOWLEDGEMENT = 0x5D, 0x1E, 0xE3
SEGMENT_BYTES = 8


def checksum(data):
    """RFC 1071: the 16-bit words added up in ones' complement, complemented."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def encode(kind, sequence, acknowledgement=0, window=0, payload=b""):
    fields = [0, kind, 0, sequence, acknowledgement, window, len(payload)]
    fields[0] = checksum(HEADER.pack(*fields) + payload)
    return HEADER.pack(*fields) + payload


def decode(data):
    """What came, or None if it is not what was sent."""
    if len(data) < HEADER.size or checksum(data) != 0:
        return None
    _checksum, kind, _stream, sequence, acknowledgement, _window, length = HEADER.unpack_from(data)
    payload = data[HEADER.size:]
    return (kind, sequence, acknowledgement, payload) if len(payload) == length else None


def receive(sock, window=64):
    """Selective repeat: keeps what came too early. Also right for the other two, which never need it."""
    expected, kept, text, last = 0, {}, b"", None
    while True:
        try:
            data, sender = sock.recvfrom(65_535)
        except socket.timeout:
            if last is not None and expected > last:
                return text
            continue
        segment = decode(data)
        if segment is None or segment[0] == ACKNOWLEDGEMENT or segment[1] >= expected + window:
            continue
        kind, sequence, _, payload = segment
        if kind == LAST:
            last = sequence
        if sequence >= expected:
            kept[sequence] = payload
        while expected in kept:
            text += kept.pop(expected)
            expected += 1
        sock.sendto(encode(ACKNOWLEDGEMENT, sequence, expected, window), sender)


def send(sock, address, text, window, sendto=None):
    """Go-back-N: one timer, of the oldest; when it ends, all that is under way goes again."""
    sendto = sendto or sock.sendto
    pieces = [text[at:at + SEGMENT_BYTES] for at in range(0, len(text), SEGMENT_BYTES)] or [b""]
    base, following, timeout_s, sent = 0, 0, 0.1, 0
    timer_from = time.monotonic()
    while base < len(pieces):
        while following < min(len(pieces), base + window):
            kind = LAST if following == len(pieces) - 1 else DATA
            sendto(encode(kind, following, payload=pieces[following]), address)
            following, sent = following + 1, sent + 1
        sock.settimeout(max(0.001, timer_from + timeout_s - time.monotonic()))
        try:
            segment = decode(sock.recv(65_535))
        except socket.timeout:
            following, timer_from = base, time.monotonic()
            timeout_s = min(1.0, 2 * timeout_s)
            continue
        if segment and segment[0] == ACKNOWLEDGEMENT and base < segment[2] <= following:
            base, timer_from, timeout_s = segment[2], time.monotonic(), 0.1
    return len(pieces), sent


def both(text):
    chance = random.Random(1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiving, \
         socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sending:
        receiving.bind(("127.0.0.1", 0))
        receiving.settimeout(1)
        received = []
        thread = threading.Thread(target=lambda: received.append(receive(receiving)))
        thread.start()

        def lossy(data, address):
            if chance.random() >= 0.3:  # three in ten get lost
                sending.sendto(data, address)

        needed, sent = send(sending, receiving.getsockname(), text, 4, lossy)
        thread.join()
        print(f"needed {needed} segments, sent {sent}")
        print("intact:", received[0] == text)


if __name__ == "__main__":
    if sys.argv[1:2] == ["receive"]:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.bind(("127.0.0.1", int(sys.argv[2])))
            print("port", one.getsockname()[1], flush=True)
            one.settimeout(1)
            print(receive(one).decode())
    elif sys.argv[1:2] == ["send"]:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.bind(("127.0.0.1", 0))
            print(*send(one, ("127.0.0.1", int(sys.argv[2])), sys.argv[3].encode(), int(sys.argv[4])))
    else:
        both(b"To be put together again: one stream, many segments.")

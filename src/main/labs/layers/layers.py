"""One message from one program to another: object, text, bytes, and what the application puts before them.

    python3 layers.py                           a server and a client of its own
    python3 layers.py --port 40001              a client for a server that is there already
    python3 layers.py --port 40001 --udp        the same with a datagram
    python3 layers.py --checksum                turns bits and looks whether the sum notices

The headers of the layers below are the system's: a program never sees them.
"""

import argparse
import json
import socket
import struct
import threading

LOOPBACK = "127.0.0.1"


def encode(message):
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text, text.encode("utf-8")


def decode(data):
    return json.loads(data.decode("utf-8"))


def read_exactly(connection, count):
    """A stream comes in pieces: recv gives what is there, not what one asked for."""
    data = b""
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            raise EOFError("the stream ended before the message did")
        data += piece
    return data


def serve_one(listener, results):
    connection, _ = listener.accept()
    with connection:
        (length,) = struct.unpack("!I", read_exactly(connection, 4))
        results.append(decode(read_exactly(connection, length)))


def send_by_tcp(port, data):
    with socket.create_connection((LOOPBACK, port), timeout=10) as connection:
        connection.sendall(struct.pack("!I", len(data)) + data)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def send_by_udp(port, data):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(data, (LOOPBACK, port))


def internet_checksum(data):
    """RFC 1071: the sum of 16-bit words in ones' complement, complemented."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total


def show_checksums(data):
    one_bit = bytes([data[0] ^ 1]) + data[1:]
    swapped = data[2:4] + data[0:2] + data[4:]
    for name, changed in (("as sent", data), ("one bit", one_bit), ("words swapped", swapped)):
        print(f"checksum {name}: 0x{internet_checksum(changed):04x}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--sender", default="mina")
    options.add_argument("--message", default="hello 안녕")
    options.add_argument("--port", type=int)
    options.add_argument("--udp", action="store_true")
    options.add_argument("--checksum", action="store_true")
    given = options.parse_args()

    message = {"from": given.sender, "text": given.message}
    text, data = encode(message)
    print("object:", message)
    print("text:", text)
    print("bytes:", len(data), data.hex())

    if given.checksum:
        show_checksums(data)
    elif given.port:
        (send_by_udp if given.udp else send_by_tcp)(given.port, data)
        print("sent")
    else:
        with socket.create_server((LOOPBACK, 0)) as listener:
            results = []
            server = threading.Thread(target=serve_one, args=(listener, results))
            server.start()
            send_by_tcp(listener.getsockname()[1], data)
            server.join()
        print("received:", results[0])


if __name__ == "__main__":
    main()

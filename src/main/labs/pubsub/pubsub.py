"""The same with Python 3's standard library: publish-subscribe through a server that speaks Redis' protocol (RESP).

    python3 pubsub.py 6379        where 6379 is the port of the broker, or of a Redis on this machine

The package "redis" does what the two functions below do; a plain socket shows that there is no more to it.
"""
import multiprocessing
import socket
import sys

TOPICS = ["news", "sport"]
MESSAGES = 4
END = "end"


def command(*words):
    """A command: an array of texts, each with its length in bytes before it."""
    parts = [word.encode() for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


def reply(stream):
    """What the server says: its first byte tells what it is."""
    line = stream.readline()
    kind, rest = line[:1], line[1:-2]
    if kind == b":":
        return int(rest)
    if kind == b"$":
        return stream.read(int(rest) + 2)[:-2].decode()
    if kind == b"*":
        return [reply(stream) for _ in range(int(rest))]
    if kind == b"-":
        raise RuntimeError(rest.decode())
    return rest.decode()


def subscriber(port, ready, inbox):
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as stream:
        connection.sendall(command("SUBSCRIBE", *TOPICS))
        for _ in TOPICS:
            reply(stream)  # it has subscribed to one more
        ready.release()
        while True:
            _, topic, message = reply(stream)  # waits for the next copy
            if message == END:
                break
            inbox.put(f"{topic}: {message}")


def publisher(port):
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as stream:
        for number in range(1, MESSAGES + 1):
            topic = TOPICS[(number - 1) % len(TOPICS)]
            connection.sendall(command("PUBLISH", topic, f"message {number}"))
            print("message", number, "on", topic, "was received by", reply(stream))
        connection.sendall(command("PUBLISH", TOPICS[0], END))
        reply(stream)


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 6379
    ready = multiprocessing.Semaphore(0)
    inboxes = [multiprocessing.Queue() for _ in range(2)]
    subscribers = [multiprocessing.Process(target=subscriber, args=(port, ready, inbox)) for inbox in inboxes]
    for process in subscribers:
        process.start()
    for _ in subscribers:
        ready.acquire()  # whoever subscribes later gets nothing of what was published before
    publisher(port)
    for index, inbox in enumerate(inboxes):
        for _ in range(MESSAGES):
            print(f"subscriber-{index + 1}", inbox.get())
        subscribers[index].join()

"""The echo server and its clients with Python 3's `socket`: lines go out, lines come back, framed by newline.

    python3 tcp.py                     a server and two clients, each a process
    python3 tcp.py server [PORT] [N]   a server that serves N clients, and says at which port
    python3 tcp.py client PORT [NAME]  one client of whatever listens there
"""
import multiprocessing
import socket
import sys
import threading

HOST = "127.0.0.1"


def say(*words):
    """One line in one piece: with `print` alone the words of two threads can get mixed."""
    print(" ".join(map(str, words)) + "\n", end="", flush=True)


def lines_of(connection):
    """The lines of a stream, wherever it was cut on its way."""
    kept = b""
    while True:
        piece = connection.recv(4096)  # at most so many bytes: perhaps half a line, perhaps three lines
        if not piece:  # the other end sends no more (FIN)
            return
        kept += piece
        while b"\n" in kept:
            line, kept = kept.split(b"\n", 1)
            yield line


def serve(connection, address):
    with connection:
        for line in lines_of(connection):
            say("server: from port", address[1], line.decode())
            connection.sendall(line + b"\n")


def server(listener, clients):
    threads = []
    for _ in range(clients):
        connection, address = listener.accept()  # one socket more: the listener goes on listening
        threads.append(threading.Thread(target=serve, args=(connection, address)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    listener.close()


def client(port, name):
    with socket.create_connection((HOST, port)) as connection:
        answers = lines_of(connection)
        for number in (1, 2):
            connection.sendall(f"{name} says {number}\n".encode())
            say(f"{name}: heard", next(answers).decode())
        connection.shutdown(socket.SHUT_WR)  # no more from me
        say(f"{name}: the end" if next(answers, None) is None else f"{name}: more?")


def main():
    what, *rest = sys.argv[1:] or ["both"]
    if what == "client":
        client(int(rest[0]), rest[1] if len(rest) > 1 else "client-1")
        return
    listener = socket.create_server((HOST, int(rest[0]) if rest else 0))
    port = listener.getsockname()[1]
    if what == "server":
        say("listening at", port)
        server(listener, int(rest[1]) if len(rest) > 1 else 1)
        return
    clients = [multiprocessing.Process(target=client, args=(port, f"client-{number}")) for number in (1, 2)]
    for one in clients:
        one.start()
    server(listener, len(clients))
    for one in clients:
        one.join()


if __name__ == "__main__":
    main()

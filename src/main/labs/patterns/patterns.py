"""One workload, four ways to share it out, with Python 3's standard library.

    python3 patterns.py                                    all four, each with three workers: one slow, one crashes
    python3 patterns.py worker PORT [NAME] [WORK_MS]       a worker, or source, of somebody else's sender
    python3 patterns.py sender PATTERN WORKERS JOBS        a sender for somebody else's workers; says its port

PATTERN is request-reply, push, pull or pubsub. The frames are those of src/shared/labs/patterns/frame.ts:

    length (4 bytes, what comes after it) | type (1 byte) | job (4 bytes) | text (UTF-8)
"""
import multiprocessing
import os
import queue
import socket
import struct
import sys
import threading
import time

HEAD = struct.Struct("!IcI")  # big-endian
MAX_LENGTH = 5 + 1024


def say(connection, kind, job=0, text=""):
    body = text.encode()
    connection.sendall(HEAD.pack(5 + len(body), kind, job) + body)


def frames(connection):
    """The frames of a stream, however it was cut into pieces: `read` waits until so many bytes are there."""
    with connection.makefile("rb") as stream:
        while True:
            head = stream.read(HEAD.size)
            if len(head) < HEAD.size:
                return
            length, kind, job = HEAD.unpack(head)
            if not 5 <= length <= MAX_LENGTH:
                raise ValueError("not a frame")
            yield kind, job, stream.read(length - 5).decode()


# The workers


def worker(port, name="python", work_s=0.0, crash_on=0, did=lambda name, job: print("done", job, flush=True)):
    """Does the jobs it is given, or hands over the pieces it is asked for, until it hears goodbye."""
    with socket.create_connection(("127.0.0.1", port)) as sender:
        sender.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # small frames that somebody waits for
        say(sender, b"H", text=name)
        say(sender, b"R")
        for kind, job, text in frames(sender):
            if kind == b"B":
                return
            if crash_on and job >= crash_on:
                os._exit(70)  # without a word to anybody
            time.sleep(work_s)
            did(name, job)
            if kind == b"F":
                say(sender, b"P", job, f"piece {job}")
                continue
            one, other = text.split("*")
            say(sender, b"D", job, str(int(one) * int(other)))
            say(sender, b"R")


# The sender


class Crew:
    """The workers that come to a sender, and what they say, one thing after the other."""

    def __init__(self, expected):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.news = queue.Queue()
        self.names = {}  # of those who are there now
        self.free = []  # of those, who asked for a job
        self.left = expected  # who is there or will come
        threading.Thread(target=self._welcome, args=(expected,), daemon=True).start()

    def open(self, starters):
        while len(self.names) < starters:
            self.heard(*self.news.get())

    def _welcome(self, expected):
        for _ in range(expected):
            connection, _ = self.server.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._hear, args=(connection,), daemon=True).start()

    def _hear(self, connection):
        try:
            for frame in frames(connection):
                self.news.put((connection, *frame))
        except (OSError, ValueError):
            pass  # broken off, or no frame: this one is gone
        self.news.put((connection, b"gone", 0, ""))

    def heard(self, connection, kind, job, text):
        """Keeps account of who is there, and free."""
        if kind == b"H":
            self.names[connection] = text
        if kind == b"R" and connection in self.names:
            self.free.append(connection)
        if kind == b"gone":
            self.free = [one for one in self.free if one is not connection]
            self.left -= 1
            self.names.pop(connection, None)
            connection.close()
        return connection, kind, job

    def next(self):
        return self.heard(*self.news.get())

    def tell(self, connection, kind, job, text=""):
        try:
            say(connection, kind, job, text)
        except OSError:
            pass  # its end is on its way as news

    def dismiss(self):
        for connection in list(self.names):
            self.tell(connection, b"B", 0)
        while self.names:
            self.next()
        self.server.close()


def request_reply(crew, jobs, given):
    """Asks one worker, waits for its answer, and only then asks the next one, in turn."""
    turns = list(crew.names)
    for job in jobs:
        turns = [one for one in turns if one in crew.names]
        if not turns:
            return
        asked = turns.pop(0)
        turns.append(asked)
        given(crew.names[asked], job)
        crew.tell(asked, b"J", job, f"{job}*{job}")
        kind = None
        while kind not in (b"D", b"gone"):
            connection, kind, _ = crew.next()
            if connection is not asked:
                kind = None


def push(crew, jobs, given):
    """Gives the next job to whoever says that it is free, and forgets it."""
    for job in jobs:
        while not crew.free:
            if crew.left == 0:
                return
            crew.next()
        first = crew.free.pop(0)
        given(crew.names[first], job)
        crew.tell(first, b"J", job, f"{job}*{job}")


def pull(crew, jobs, given):
    """Asks every source for a piece that is still missing; a piece whose source is gone is still missing."""
    missing, asked, idle = list(jobs), {}, list(crew.names)
    while missing or asked:
        if missing and idle:
            source = idle.pop(0)
            asked[source] = missing.pop(0)
            given(crew.names[source], asked[source])
            crew.tell(source, b"F", asked[source])
            continue
        if crew.left == 0:
            return
        source, kind, _ = crew.next()
        if kind == b"gone" and source in asked:
            missing.insert(0, asked.pop(source))
        if kind == b"P":
            asked.pop(source, None)
        if kind in (b"H", b"P"):
            idle.append(source)
        idle = [one for one in idle if one in crew.names]


def pubsub(crew, jobs, given):
    """Sends each job to everybody who is there at that moment, and waits for nobody."""
    for job in jobs:
        for connection in list(crew.names):
            given(crew.names[connection], job)
            crew.tell(connection, b"J", job, f"{job}*{job}")
        time.sleep(0.005)
        while not crew.news.empty():
            crew.next()


PATTERNS = {"request-reply": request_reply, "push": push, "pull": pull, "pubsub": pubsub}


def share(crew, pattern, workers, jobs):
    """Returns who was given which jobs."""
    matrix = {}
    crew.open(workers)
    PATTERNS[pattern](crew, range(1, jobs + 1), lambda name, job: matrix.setdefault(name, []).append(job))
    crew.dismiss()
    return matrix


def show(matrix):
    for name in sorted(matrix):
        print(f"{name}:", *matrix[name], flush=True)


def main():
    for pattern in PATTERNS:
        crew, done = Crew(3), multiprocessing.SimpleQueue()
        # One is slow, one crashes on job 7.
        troubles = {"worker-1": (0.05, 0), "worker-2": (0.005, 0), "worker-3": (0.005, 7)}
        team = [
            multiprocessing.Process(target=report, args=(crew.port, name, work_s, crash_on, done))
            for name, (work_s, crash_on) in troubles.items()
        ]
        for process in team:
            process.start()
        print(pattern, flush=True)
        show(share(crew, pattern, len(team), 20))
        for process in team:
            process.join()
        reports = set()
        while not done.empty():
            reports.add(done.get())
        times = {job: len([name for name in troubles if (name, job) in reports]) for job in range(1, 21)}
        meant = len(troubles) if pattern == "pubsub" else 1
        print("lost:", *[job for job, count in times.items() if count < meant], flush=True)


def report(port, name, work_s, crash_on, done):
    worker(port, name, work_s, crash_on, lambda name, job: done.put((name, job)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        name = sys.argv[3] if len(sys.argv) > 3 else "python"
        work_ms = int(sys.argv[4]) if len(sys.argv) > 4 else 0
        worker(int(sys.argv[2]), name, work_ms / 1000)
    elif sys.argv[1:2] == ["sender"]:
        pattern, workers, jobs = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        crew = Crew(workers)
        print("port", crew.port, flush=True)
        show(share(crew, pattern, workers, jobs))
    else:
        main()

"""The same measurements with Python 3's standard library: threading and asyncio.

One thing is different. In the usual build of Python only one thread computes at a time (the global
interpreter lock, GIL), so here threads help those who wait and not those who compute. To compute on
several cores Python starts processes: see multiprocessing. Builds without the GIL exist since 3.13.

    python3 why.py [fast_ms [slow_ms [tasks]]]
"""

import asyncio
import sys
import threading
import time


def say(*words):
    print(" ".join(map(str, words)) + "\n", end="", flush=True)


def tasks_of(fast_ms, slow_ms, tasks):
    return [(number, slow_ms if number == 1 else fast_ms) for number in range(1, tasks + 1)]


def perform(way, number, ms):
    say(way, "begins", number)
    time.sleep(ms / 1000)
    say(way, "done", number)


def sequential(tasks):
    for number, ms in tasks:
        perform("sequential", number, ms)


async def concurrent(tasks):
    async def perform_async(number, ms):
        say("concurrent", "begins", number)
        await asyncio.sleep(ms / 1000)  # this one waits, the thread does not
        say("concurrent", "done", number)

    await asyncio.gather(*(perform_async(number, ms) for number, ms in tasks))


def parallel(tasks):
    threads = [threading.Thread(target=perform, args=("parallel", number, ms)) for number, ms in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def bottleneck(workers, own_ms, shared_ms, count):
    """Each worker does `count` tasks, a part of each one at a time. How many times as fast as one worker?"""
    shared = threading.Lock()

    def work():
        for _ in range(count):
            time.sleep(own_ms / 1000)
            with shared:
                time.sleep(shared_ms / 1000)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return workers * count / (time.monotonic() - begun)


def main(fast_ms=20, slow_ms=200, tasks=5):
    given = tasks_of(fast_ms, slow_ms, tasks)
    sequential(given)
    asyncio.run(concurrent(given))
    parallel(given)
    one = bottleneck(1, 15, 5, 5)
    for workers in (2, 4, 8):
        say("bottleneck", workers, "workers:", round(bottleneck(workers, 15, 5, 5) / one, 1), "times one")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

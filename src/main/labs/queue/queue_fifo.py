"""The same task with Python's standard library: threads around one queue.

One thing is done another way. Before Python 3.13 a queue could not be shut down, so the end travels
through it as one item for each consumer; the program of the lab closes its queue instead.

queue.Queue has its own lock and its own two lines of waiters inside. put() waits while the queue is
full, get() while it is empty. maxsize 0 means no limit.

    python3 queue_fifo.py [capacity [producers [consumers [items [work_ms]]]]]
"""

import queue
import sys
import threading
import time

CLOSED = None  # put once for each consumer, after everything else: there are none left


def say(*words):
    print(" ".join(map(str, words)) + "\n", end="", flush=True)


def produce(me, fifo, items):
    for n in range(1, items + 1):
        item = f"{me}.{n}"
        fifo.put(item)
        say(f"producer-{me}", "put", item)


def consume(me, fifo, work_ms):
    while (item := fifo.get()) is not CLOSED:
        say(f"consumer-{me}", "get", item)
        time.sleep(work_ms / 1000)


def main(capacity=0, producers=1, consumers=1, items=6, work_ms=150):
    fifo = queue.Queue(maxsize=capacity)
    making = [threading.Thread(target=produce, args=(p, fifo, items)) for p in range(1, producers + 1)]
    taking = [threading.Thread(target=consume, args=(c, fifo, work_ms)) for c in range(1, consumers + 1)]
    for thread in making + taking:
        thread.start()
    for thread in making:
        thread.join()  # every producer has ended: nothing comes after what is in the queue now
    for _ in taking:
        fifo.put(CLOSED)
    for thread in taking:
        thread.join()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The same task with Python's standard library: a creator and consumers, threads around one queue.

One thing cannot be done here at all: to end a thread from outside. `threading.Thread` has no
terminate(), on purpose: a thread that is gone would give back no lock it held and finish no write it
had begun. So there is only asking: an Event that the thread looks at when it holds nothing.

    python3 threads.py [--input JSON] [--consumers N] [--ending input|one-each] [--cancel NAME]

prints a JSON object. Whoever still waits after --wait-s seconds with nothing to come is named as
stuck. (Python waits for such a thread for ever when it ends, unless it is a daemon thread.)
"""

import argparse
import json
import queue
import threading
import time

SENTINEL = -1

items = queue.Queue()
handled = 0  # one variable for all threads
ledger = {"debit": 0, "credit": 0}
handled_lock = threading.Lock()  # "handled += 1" is three steps, and another thread may come in between
ledger_lock = threading.Lock()


def consume(consumed, cancelled, work_s):
    global handled
    while not cancelled.is_set():  # looks here, where it holds no lock
        item = items.get()  # waits while the queue is empty
        if item == SENTINEL:
            break
        with ledger_lock:  # given back however the block is left
            ledger["debit"] += 1
            time.sleep(work_s)
            ledger["credit"] += 1
        with handled_lock:
            handled += 1
        consumed.append(item)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--input", type=json.loads, default=[1, 2, 3, 4, 5, SENTINEL])
    options.add_argument("--consumers", type=int, default=2)
    options.add_argument("--ending", choices=["input", "one-each"], default="input")
    options.add_argument("--work-ms", type=float, default=0)
    options.add_argument("--wait-s", type=float, default=0.5)
    options.add_argument("--cancel", default=None, help="a consumer that is asked to leave before it begins")
    given = options.parse_args()

    names = [f"consumer-{n}" for n in range(1, given.consumers + 1)]
    consumed = {name: [] for name in names}
    cancelled = {name: threading.Event() for name in names}
    if given.cancel in cancelled:
        cancelled[given.cancel].set()
    arguments = {name: (consumed[name], cancelled[name], given.work_ms / 1000) for name in names}
    threads = {name: threading.Thread(target=consume, args=arguments[name], daemon=True) for name in names}
    for thread in threads.values():
        thread.start()

    puts = given.input
    if given.ending == "one-each":
        puts = [item for item in given.input if item != SENTINEL] + [SENTINEL] * given.consumers
    creator = threading.Thread(target=lambda: [items.put(item) for item in puts])
    creator.start()
    creator.join()
    for thread in threads.values():
        thread.join(given.wait_s)
    stuck = [name for name, thread in threads.items() if thread.is_alive()]
    print(json.dumps({"consumed": consumed, "stuck": stuck, "handled": handled, "ledger": ledger}))


if __name__ == "__main__":
    main()

"""A creator and some consumers, each a process of the operating system, joined by two queues.

    python3 processes.py
    python3 processes.py --input '[1, 2, "d", 3, -1]' --consumers 2 --work-ms 500

multiprocessing.Queue is a pipe: what one process puts is pickled, written, and read by another. No
process holds the items, as the parent does in the lab, and a process that is killed in the middle
of a put or a get can damage the queue.
"""

import argparse
import json
import math
import multiprocessing
import os
import queue
import signal
import sys
import time

SENTINEL = -1

handled = 0  # looks shared, but every process has a copy of its own


def say(text):
    print(f"{multiprocessing.current_process().name} (PID {os.getpid()}): {text}", file=sys.stderr)


def create(given, items):
    for item in given:
        items.put(item)
    items.close()  # "no more from me": no consumer hears of it
    say(f"has put {len(given)} items; its handled is {handled}")


def goodbye(signal_number, frame):
    say("asked to end by SIGTERM")
    sys.exit(128 + signal_number)


def is_workable(item):
    return isinstance(item, (int, float)) and math.isfinite(item * 2)


def consume(items, results, work_ms):
    global handled
    signal.signal(signal.SIGTERM, goodbye)  # SIGKILL cannot be caught
    name = multiprocessing.current_process().name
    while True:
        item = items.get()  # waits here while the queue is empty
        if item == SENTINEL:
            break
        if not is_workable(item):
            results.put((name, "bad", item))  # one bad item must not stop the rest
            continue
        time.sleep(work_ms / 1000)
        results.put((name, "consumed", item, item * 2))
        handled += 1
    say(f"met the sentinel; its handled is {handled}")


def collect(consumers, results):
    """Takes results while they come. To join first could wait for ever: see
    "Joining processes that use queues" in the documentation of multiprocessing."""
    summary = {"consumed": {process.name: [] for process in consumers}, "bad": []}
    while any(process.is_alive() for process in consumers) or not results.empty():
        try:
            name, what, item, *_ = results.get(timeout=0.1)
        except queue.Empty:
            continue
        (summary["bad"] if what == "bad" else summary["consumed"][name]).append(item)
    return summary


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", type=json.loads, default=[1, 2, 3, 4, 5, "d", SENTINEL])
    parser.add_argument("--consumers", type=int, default=1)
    parser.add_argument("--work-ms", type=int, default=200)
    options = parser.parse_args()

    items, results = multiprocessing.Queue(), multiprocessing.Queue()
    creator = multiprocessing.Process(target=create, name="creator", args=(options.input, items))
    consumers = [
        multiprocessing.Process(
            target=consume, name=f"consumer-{number}", args=(items, results, options.work_ms)
        )
        for number in range(1, options.consumers + 1)
    ]
    processes = [creator, *consumers]
    for process in processes:
        process.start()

    summary = collect(consumers, results)
    for process in processes:
        process.join()
    # Negative where a signal ended it: -9 is SIGKILL.
    summary["exitCodes"] = {process.name: process.exitcode for process in processes}
    say(f"all have ended; its handled is {handled}")
    print(json.dumps(summary, ensure_ascii=False))


if __name__ == "__main__":
    main()

"""Dining philosophers with Python's standard library: real threads, and a lock for each fork.

    python3 deadlock.py [strategy [philosophers [meals [wait_s]]]]

strategy is naive, ordered, try or waiter. The naive one meets at a barrier with its left forks in hand,
so that the deadlock happens every time and not once in a while. Nothing in Python notices it: the
threads would wait for ever. This program looks after wait_s seconds whether they are still there, says
so, and leaves; it can, because the threads are daemons.
"""

import sys
import threading


def say(*words):
    print(" ".join(map(str, words)) + "\n", end="", flush=True)


class Table:
    def __init__(self, philosophers):
        self.forks = [threading.Lock() for _ in range(philosophers)]
        self.waiter = threading.Semaphore(max(1, philosophers - 1))
        self.all_have_left = threading.Barrier(philosophers)
        self.eaten = [0] * philosophers


def left_and_right(table, me):
    return me, (me + 1) % len(table.forks)


def eat(table, me):
    table.eaten[me] += 1


def naive(table, me):
    left, right = left_and_right(table, me)
    with table.forks[left]:
        table.all_have_left.wait()  # not needed for the deadlock, only to have it now
        say(f"philosopher-{me} waits for fork-{right}")
        with table.forks[right]:
            eat(table, me)


def ordered(table, me):
    lower, higher = sorted(left_and_right(table, me))
    with table.forks[lower]:
        with table.forks[higher]:
            eat(table, me)


def polite(table, me):
    left, right = left_and_right(table, me)
    while True:
        with table.forks[left]:
            if table.forks[right].acquire(blocking=False):
                try:
                    return eat(table, me)
                finally:
                    table.forks[right].release()


def waiter(table, me):
    left, right = left_and_right(table, me)
    with table.waiter:
        with table.forks[left]:
            with table.forks[right]:
                eat(table, me)


STRATEGIES = {"naive": naive, "ordered": ordered, "try": polite, "waiter": waiter}


def main(strategy="naive", philosophers=3, meals=1, wait_s=2.0):
    table = Table(philosophers)

    def dine(me):
        for _ in range(meals):
            STRATEGIES[strategy](table, me)

    threads = [threading.Thread(target=dine, args=(me,), daemon=True) for me in range(philosophers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=wait_s)
    say("still waiting:", sum(thread.is_alive() for thread in threads))
    say("meals:", *table.eaten)


if __name__ == "__main__":
    name, *figures = sys.argv[1:] or ["naive"]
    if name not in STRATEGIES:
        sys.exit(f"strategy is one of: {', '.join(STRATEGIES)}")
    main(name, *map(int, figures[:2]), *map(float, figures[2:3]))

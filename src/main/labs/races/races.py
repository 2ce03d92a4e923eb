"""The same races with Python 3's standard library: a lost update, a ticket sold twice, and the lock.

A race shows itself only now and then. Here a barrier makes the bad order certain: it stands between
the read and the write, so that every thread has read before any of them writes. Python's global
interpreter lock does not help: it guards the interpreter's own data, not the steps of a program.

    python3 races.py [threads]
"""

import sys
import threading


def run_all(count, text):
    threads = [threading.Thread(target=text, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def lost_update(count):
    counter = 0
    everybody_has_read = threading.Barrier(count)

    def increment(_number):
        nonlocal counter
        seen = counter
        everybody_has_read.wait()
        counter = seen + 1

    run_all(count, increment)
    return counter


def ticket_sold_twice(count):
    tickets = 1
    sold = [0] * count
    everybody_has_checked = threading.Barrier(count)

    def sell(number):
        nonlocal tickets
        left = tickets
        everybody_has_checked.wait()
        if left > 0:
            tickets = left - 1
            sold[number] = 1

    run_all(count, sell)
    return sum(sold)


def with_lock(count, rounds=100):
    counter = 0
    mutex = threading.Lock()

    def increment(_number):
        nonlocal counter
        for _ in range(rounds):
            with mutex:  # from the read to the write nobody else gets in
                seen = counter
                counter = seen + 1

    run_all(count, increment)
    return counter


def main(count=2):
    print("lost update:", lost_update(count), "of", count)
    print("tickets sold:", ticket_sold_twice(count), "of 1")
    print("with a lock:", with_lock(count), "of", count * 100)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""The same program with Python 3's standard library: a process that works, and its parent that waits."""
import multiprocessing
import time


def worker(steps, work_s):
    for step in range(1, steps + 1):
        time.sleep(work_s)
        print("done", step)


if __name__ == "__main__":
    process = multiprocessing.Process(target=worker, args=(3, 0.2))
    process.start()
    process.join()
    print("exit code", process.exitcode)

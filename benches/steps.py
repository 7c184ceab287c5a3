"""Steps of a bench in Python, timed."""

import resource
import signal
import sys
import time


def step(name, work):
    start = time.perf_counter()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{name:24} {time.perf_counter() - start:>9.2f} s  {peak:.0f} MB of memory at the peak", flush=True)
    return result


def seconds(usual):
    """Breaks the bench off after as many seconds as its second argument says."""
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("broken off: it takes too long"))
    signal.alarm(int(sys.argv[2]) if len(sys.argv) > 2 else usual)

"""Forks, spawned processes, threads and interrupts."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import yeksan as yk

ROWS = [f"كتاب {i} هاي من" for i in range(20_000)]


def work(normalizer: yk.Normalizer) -> list[str]:
    return normalizer(ROWS)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_columns_work_in_other_processes(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system starts no processes by {method}")
    normalizer = yk.Normalizer("fa")
    expected = work(normalizer)  # the pool exists before the fork
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        for result in pool.map(work, [normalizer] * 4, timeout=120):
            assert result == expected


def test_threads_share_one_normalizer() -> None:
    normalizer = yk.Normalizer("fa")
    expected = work(normalizer)
    with ThreadPoolExecutor(8) as pool:
        assert all(result == expected for result in pool.map(work, [normalizer] * 16))


def test_the_lock_is_released() -> None:
    text = "كتاب " * 4_000_000
    ticks = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    yk.normalize([text] * 4, lang="fa")
    done.set()
    thread.join()
    assert ticks > 3


@pytest.mark.skipif(os.name == "nt", reason="on Windows a process cannot send itself SIGINT")
def test_an_interrupt_is_honoured_inside_one_long_text() -> None:
    # Many passes over 100 MB take far longer than the second that is allowed.
    script = textwrap.dedent(
        """
        import signal, time, yeksan as yk
        signal.signal(signal.SIGINT, signal.default_int_handler)
        text = "كتاب هاي من را مي خوانم . " * 2_400_000
        assert len(text.encode()) > 100_000_000
        n = yk.Normalizer("fa")
        print("ready", flush=True)
        try:
            while True:
                n(text)
        except KeyboardInterrupt:
            print("stopped", flush=True)
        """
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "stopped\n"
    # A bound on honouring the interrupt, as promised; not a measurement of speed.
    assert time.monotonic() - start < 1.5
    assert process.wait(timeout=20) == 0


def test_normalizer_pickles() -> None:
    normalizer = yk.Normalizer("fa", digits="latin", zwnj="tidy")
    again = pickle.loads(pickle.dumps(normalizer))
    assert again == normalizer
    assert hash(again) == hash(normalizer)
    assert repr(again) == repr(normalizer)

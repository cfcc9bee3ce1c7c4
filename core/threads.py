"""Work in several threads, with its results in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

_Task = TypeVar("_Task")
_Found = TypeVar("_Found")


class AtOnce(Executor):
    """Does the work as soon as it is given, in the thread that gives it."""

    def submit(self, fn: Callable[..., _Found], /, *args: object, **kwargs: object) -> Future[_Found]:
        done: Future[_Found] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def in_threads(threads: Executor, work: Callable[[_Task], _Found], tasks: Iterator[_Task]) -> Iterator[_Found]:
    """Results in the order of the tasks, which are asked for only as far ahead as the threads can follow: they take
    memory."""
    waiting: deque[Future[_Found]] = deque()
    for task in tasks:
        waiting.append(threads.submit(work, task))
        if len(waiting) > 2 * (os.cpu_count() or 1):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()

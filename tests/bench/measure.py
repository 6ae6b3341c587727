"""CPU time of a piece of work, and tables of ratios. Only ratios within one run mean anything."""

import gc
import time
from collections.abc import Callable, Iterable

from rich.console import Console
from rich.table import Table


def cpu_ms(work: Callable[[], object], *, rounds: int = 3) -> float:
    """The least CPU time of `rounds` runs of `work`, in milliseconds: what disturbs only ever adds."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(rounds))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e6


def show(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table on the terminal."""
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    Console(width=110).print(table)


def times(ratio: float) -> str:
    """`12 ×`, with a decimal below ten."""
    return f"{ratio:.0f} ×" if ratio >= 10 else f"{ratio:.1f} ×"

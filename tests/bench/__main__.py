"""`make bench`: all measurements, or those that are named: `python -m tests.bench matching`."""

import importlib
import sys

from tests.support.sources import ROOT

BENCHES = ("matching", "feeds", "polling", "history", "stories", "rhythm", "latency", "push")


def main(names: list[str]) -> int:
    """Run what is named; 2 where there is no such measurement."""
    if unknown := [name for name in names if name not in BENCHES]:
        print(f"no such measurement: {', '.join(unknown)}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    sys.path.append(str(ROOT / ".venv" / "bench"))  # numpy, which the product keeps out
    for name in names or BENCHES:
        importlib.import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

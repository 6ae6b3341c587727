"""A `HealthReport` in Prometheus' text format, by its own client library."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot import __version__
from bot.web.report import HealthReport

PREFIX = "watchword"


def exposition(report: HealthReport) -> bytes:
    """All numbers of `report`; the names are `watchword_…`, times are in seconds."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Report(report))
    return generate_latest(registry)


class _Report(Collector):
    """Made anew for each request, so that a pass that is gone leaves no stale number behind."""

    def __init__(self, report: HealthReport) -> None:
        self._report = report

    def collect(self) -> Iterator[GaugeMetricFamily]:
        info = GaugeMetricFamily(f"{PREFIX}_info", "Always 1; the label says the version", labels=["version"])
        info.add_metric([__version__], 1)
        yield info
        yield GaugeMetricFamily(
            f"{PREFIX}_healthy", "1 while /health answers 200", value=float(self._report.healthy)
        )
        ages = GaugeMetricFamily(
            f"{PREFIX}_pass_age_seconds", "Time since a pass last ended", labels=["pass"]
        )
        for name, age in sorted(self._report.pass_age_s.items()):
            ages.add_metric([name], age)
        yield ages
        for name, value in sorted(self._report.gauges.items()):
            yield GaugeMetricFamily(f"{PREFIX}_{name}", name.replace("_", " "), value=value)

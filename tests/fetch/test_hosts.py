"""Gates per host: so many at once, one host not waiting for another, nothing left behind."""

import asyncio

import pytest

from bot.fetch.hosts import HostGates
from tests.support.process import until


async def visit(gates: HostGates, host: str, inside: list[str], leave: asyncio.Event) -> None:
    async with gates.through(host):
        inside.append(host)
        await leave.wait()


async def test_no_more_than_the_limit_stand_inside_and_others_pass_elsewhere() -> None:
    gates = HostGates(2)
    inside: list[str] = []
    leave = asyncio.Event()
    async with asyncio.TaskGroup() as visits:
        for host in ("a", "a", "a", "b"):
            visits.create_task(visit(gates, host, inside, leave))
        await until(lambda: sorted(inside) == ["a", "a", "b"])
        assert gates.waited_for("a")
        assert not gates.waited_for("b")
        leave.set()
    assert sorted(inside) == ["a", "a", "a", "b"]
    assert gates._gates == {}


async def test_who_needs_not_wait_long_takes_the_place_of_the_one_before() -> None:
    gates = HostGates(2)
    inside: list[str] = []
    first, second = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as visits:
        visits.create_task(visit(gates, "a", inside, first))
        visits.create_task(visit(gates, "a", inside, second))
        await asyncio.sleep(0)
        assert inside == ["a"]
        first.set()
        await until(lambda: len(inside) == 2)
        assert not gates.waited_for("a")
        second.set()


async def test_who_gives_up_waiting_leaves_the_gate_as_it_was() -> None:
    gates = HostGates(1)
    async with gates.through("a"):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01), gates.through("a"):
                pass
    async with gates.through("a"):
        pass
    assert gates._gates == {}

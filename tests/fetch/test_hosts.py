"""Gates per host: so many at once, one host not waiting for another, nothing left behind."""

import asyncio

import pytest

from bot.fetch.hosts import HostGates


async def test_no_more_than_the_limit_stand_inside_and_others_pass_elsewhere() -> None:
    gates = HostGates(2)
    inside: list[str] = []
    leave = asyncio.Event()

    async def visit(host: str) -> None:
        async with gates.through(host):
            inside.append(host)
            await leave.wait()

    async with asyncio.TaskGroup() as visits:
        for host in ("a", "a", "a", "b"):
            visits.create_task(visit(host))
        await asyncio.sleep(0.01)
        assert sorted(inside) == ["a", "a", "b"]
        leave.set()
    assert sorted(inside) == ["a", "a", "a", "b"]
    assert gates._gates == {}


async def test_who_gives_up_waiting_leaves_the_gate_as_it_was() -> None:
    gates = HostGates(1)
    async with gates.through("a"):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01), gates.through("a"):
                pass
    async with gates.through("a"):
        pass
    assert gates._gates == {}

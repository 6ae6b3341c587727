"""Cards on a terminal: boxes that keep their edges, without colours in a file, and quiet updates."""

import re
from io import StringIO

import pytest
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from bot.alerts.card import Card, Note, SourceLine
from bot.alerts.outcome import Sent
from bot.alerts.receiver import Delivery
from bot.alerts.render_terminal import card_panel
from bot.terminal import TerminalReceiver
from tests.support import any_card, golden
from tests.support.sample_cards import NOON, NOW, SAMPLES


def printed(card: Card, *, width: int = 80, terminal: bool = False) -> str:
    output = StringIO()
    Console(
        file=output,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        _environ={},
    ).print(card_panel(card, NOW), crop=False)
    return output.getvalue()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_box_is_the_golden_one(name: str) -> None:
    expected = (golden.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert expected == golden.as_text(SAMPLES[name]())


@pytest.mark.parametrize("width", [30, 80, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_the_box_is_equally_wide(name: str, width: int) -> None:
    box = [line for line in printed(SAMPLES[name](), width=width).splitlines() if line[0] in "╭│╰┏┃┗"]
    assert {min(width, 88)} == {cell_len(line) for line in box}


@given(any_card.cards)
def test_no_report_can_write_escape_sequences(card: Card) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed(card))


def test_a_link_is_clickable_on_a_terminal_and_whole_in_a_file() -> None:
    card = SAMPLES["new_story"]()
    assert re.search(rf"\x1b\]8;[^;]*;{re.escape(card.link)}\x1b", printed(card, terminal=True))
    assert f"  {card.link}\n" in printed(card, width=20)


def test_matched_words_stand_out() -> None:
    assert re.search(r"\x1b\[1;33mIstanbul\x1b", printed(SAMPLES["new_story"](), terminal=True))


def test_square_brackets_are_no_markup() -> None:
    card = Card(kind="story", rules=("[red]r[/]",), headline="[bold]h", source="[/]", when=NOON)
    assert all(words in printed(card) for words in ("[red]r[/]", "[bold]h", "[/]"))


def receiver() -> tuple[TerminalReceiver, StringIO]:
    output = StringIO()
    return TerminalReceiver(Console(file=output, width=100, _environ={})), output


def with_sources(*names: str) -> Card:
    lines = tuple(SourceLine(source=name, when=NOON, title="t") for name in names)
    return SAMPLES["new_story"]().model_copy(update={"sources": lines})


async def test_a_card_is_printed_once_and_each_has_its_own_id() -> None:
    terminal, output = receiver()
    outcomes = [
        await terminal.deliver(Delivery(0, SAMPLES[name](), NOW)) for name in ("new_story", "changed_date")
    ]
    assert outcomes == [Sent(1), Sent(2)]
    assert output.getvalue().count("╭") == 2


async def test_an_update_without_a_new_source_is_silent() -> None:
    terminal, output = receiver()
    await terminal.deliver(Delivery(0, with_sources("A"), NOW))
    before = output.getvalue()
    assert await terminal.deliver(Delivery(0, with_sources("A", "A"), NOW, edit_id=1)) == Sent(1)
    assert output.getvalue() == before


async def test_an_update_with_new_sources_is_one_line_that_names_them() -> None:
    terminal, output = receiver()
    await terminal.deliver(Delivery(0, with_sources("A"), NOW))
    before = output.getvalue()
    await terminal.deliver(Delivery(0, with_sources("B", "A"), NOW, edit_id=1))
    await terminal.deliver(Delivery(0, with_sources("D", "C", "B", "A"), NOW, edit_id=1))
    lines = output.getvalue().removeprefix(before).splitlines()
    assert lines == [
        "＋1 source: B · Delegations agree to meet in Istanbul on Monday",
        "＋2 sources: D, C · Delegations agree to meet in Istanbul on Monday",
    ]


async def test_an_update_of_a_card_that_another_run_printed_is_silent() -> None:
    terminal, output = receiver()
    assert await terminal.deliver(Delivery(0, with_sources("B", "A"), NOW, edit_id=41)) == Sent(41)
    assert output.getvalue() == ""


async def test_ids_go_on_after_those_of_an_earlier_run() -> None:
    terminal, _ = receiver()
    assert await terminal.deliver(Delivery(0, with_sources("A"), NOW, message_id=41)) == Sent(41)
    assert await terminal.deliver(Delivery(0, with_sources("A"), NOW, message_id=0)) == Sent(42)


async def test_a_note_is_printed_without_its_tags() -> None:
    terminal, output = receiver()
    await terminal.deliver(Delivery(0, Note(html="<b>2 &lt; 3</b> &amp; [so on]\n&#27;[31mred"), NOW))
    assert output.getvalue() == "2 < 3 & [so on]\n[31mred\n"

"""The picture in README is what a terminal shows today."""

from tests.support.picture import PICTURE, drawn
from tests.support.sources import ROOT

PICTURE_BYTES_MAX = 100_000


def test_the_picture_in_the_readme_is_what_the_terminal_shows() -> None:
    assert PICTURE.relative_to(ROOT).as_posix() in (ROOT / "README.md").read_text()
    assert drawn() == PICTURE.read_text(encoding="utf-8"), "draw it anew: python -m tests.support.picture"


def test_the_picture_is_small_and_loads_nothing() -> None:
    picture = PICTURE.read_text(encoding="utf-8")

    assert len(picture.encode()) < PICTURE_BYTES_MAX
    assert "url(http" not in picture
    assert "<script" not in picture

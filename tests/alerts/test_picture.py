"""The picture of an alert in the README shows what the code of today prints."""

from tests.support import golden, picture
from tests.support.sample_cards import changed_date, new_story


def test_the_picture_is_the_golden_one() -> None:
    expected = (golden.FOLDER / "card.svg").read_text(encoding="utf-8")
    assert expected == picture.svg((new_story(), changed_date()))


def test_the_picture_fetches_nothing() -> None:
    drawn = (golden.FOLDER / "card.svg").read_text(encoding="utf-8")
    assert "url(http" not in drawn.replace('"', "")
    assert "@font-face" not in drawn

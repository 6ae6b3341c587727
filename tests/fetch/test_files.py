"""Feeds that are files: within the rules folder, and nowhere else."""

from pathlib import Path

import pytest

from bot.feeds.limits import BODY_BYTES_MAX
from bot.fetch.answer import FailureKind, Fetched, FetchFailed
from bot.fetch.files import read_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rules = tmp_path / "rules"
    (rules / "more").mkdir(parents=True)
    (rules / "sample.xml").write_text("<rss/>")
    (rules / "more" / "a b.xml").write_text("<rss/>")
    (tmp_path / "secret.xml").write_text("secret")
    (rules / "link.xml").symlink_to(tmp_path / "secret.xml")
    (rules / "inner.xml").symlink_to(rules / "sample.xml")
    (tmp_path / "rules-twin").mkdir()
    (tmp_path / "rules-twin" / "x.xml").write_text("secret")
    return rules


@pytest.mark.parametrize(
    "url",
    [
        "file:sample.xml",
        "file:./sample.xml",
        "file:more/a%20b.xml",
        "file:more/../sample.xml",
        "file:inner.xml",
    ],
)
def test_a_file_of_the_folder_is_read(folder: Path, url: str) -> None:
    assert read_file(folder, url) == Fetched(b"<rss/>", final_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "file:../secret.xml",
        "file:more/../../secret.xml",
        "file:%2e%2e/secret.xml",
        "file:..%2fsecret.xml",
        "file:link.xml",
        "file:../rules-twin/x.xml",
        "file:/etc/passwd",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "file:",
        "file:more",
        "file:absent.xml",
        "file:a%00b.xml",
        "file:" + "x" * 5000,
        "sample.xml",
        "http://news.example/sample.xml",
    ],
)
def test_nothing_else_is(folder: Path, url: str) -> None:
    answer = read_file(folder, url)
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.FILE


def test_an_absolute_path_into_the_folder_is_within_it(folder: Path) -> None:
    assert isinstance(read_file(folder, f"file:{folder}/sample.xml"), Fetched)


def test_a_file_beyond_the_limit_is_refused(folder: Path) -> None:
    with (folder / "big.xml").open("wb") as big:
        big.truncate(BODY_BYTES_MAX + 1)
    answer = read_file(folder, "file:big.xml")
    assert isinstance(answer, FetchFailed)
    assert "larger than" in answer.reason

"""The fake's HTML parser against what Telegram's own parser makes of captured messages."""

import json
import os
from pathlib import Path

import pytest

from tests.support.botapi.markup import MarkupError, parse_html

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
VECTORS = DATA / "telegram" / "html_vectors.json"

pytestmark = pytest.mark.skipif(not VECTORS.exists(), reason=f"{VECTORS} is not here")


def test_every_captured_message_is_parsed_as_telegram_parses_it() -> None:
    wrong = []
    for vector in json.loads(VECTORS.read_text(encoding="utf-8")):
        try:
            text, entities = parse_html(vector["in"])
        except MarkupError as error:
            made: dict[str, object] = {"in": vector["in"], "error": str(error)}
        else:
            made = {
                "in": vector["in"],
                "text": text,
                "ents": [[entity.kind, entity.offset, entity.length] for entity in entities],
            }
        if made != vector:
            wrong.append((vector, made))
    assert wrong == []

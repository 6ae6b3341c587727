"""Text and buttons of a message: refused where Telegram would refuse, or silently lose, a part of them."""

from typing import Any

from tests.support.botapi.markup import MarkupError, parse_html, utf16_units

TEXT_UNITS_MAX = 4096
CAPTION_UNITS_MAX = 1024
ENTITIES_MAX = 100
BUTTONS_MAX = 100
PHOTO_BYTES_MAX = 10_000_000
PHOTO_SIDES_MAX = 10_000
PHOTO_RATIO_MAX = 20
PNG_SIGN = b"\x89PNG\r\n\x1a\n"
BUTTONS_PER_ROW_MAX = 8
DATA_BYTES_MAX = 64
URL_STARTS = ("http://", "https://", "tg://")


class WrongCallError(Exception):
    """The bot did something that Telegram documents as wrong; what follows "Bad Request: "."""


def checked_text(values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """Visible text and entities. Raises WrongCallError."""
    source = values.get("text", "")
    mode = values.get("parse_mode", "")
    if mode not in ("", "HTML"):
        raise WrongCallError(f"unsupported parse_mode {mode}")
    try:
        text, entities = parse_html(source) if mode else (source, ())
    except MarkupError as error:
        raise WrongCallError(f"can't parse entities: {error}") from error
    if not text.strip():
        raise WrongCallError("message text is empty")
    if utf16_units(text) > TEXT_UNITS_MAX:
        raise WrongCallError("message is too long")
    if len(entities) > ENTITIES_MAX:
        raise WrongCallError(f"{len(entities)} entities, of which Telegram shows {ENTITIES_MAX}")
    if "\0" in text:
        raise WrongCallError("text must be encoded in UTF-8, without NUL")
    return text.strip(), entities


def checked_caption(values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """The same for what stands under a file, which may be nothing. Raises WrongCallError."""
    if not values.get("caption"):
        return "", ()
    text, entities = checked_text({"text": values["caption"], "parse_mode": values.get("parse_mode", "")})
    if utf16_units(text) > CAPTION_UNITS_MAX:
        raise WrongCallError("message caption is too long")
    return text, entities


def checked_photo(content: bytes) -> None:
    """A picture that Telegram would take as a photo. Raises WrongCallError."""
    if not content.startswith(PNG_SIGN):
        raise WrongCallError("IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if len(content) > PHOTO_BYTES_MAX:
        raise WrongCallError("file is too big for a photo")
    if width + height > PHOTO_SIDES_MAX or max(width, height) > PHOTO_RATIO_MAX * min(width, height):
        raise WrongCallError("PHOTO_INVALID_DIMENSIONS")


def checked_keyboard(values: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of buttons. Raises WrongCallError."""
    rows: list[list[dict[str, Any]]] = values.get("reply_markup", {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS_MAX or any(len(row) > BUTTONS_PER_ROW_MAX for row in rows):
        raise WrongCallError("REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        does = button.keys() - {"text"}
        if len(does) != 1:
            raise WrongCallError(f"a button does exactly one thing, this one {sorted(does)}")
        if not button["text"].strip():
            raise WrongCallError("BUTTON_TEXT_INVALID")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES_MAX:
            raise WrongCallError("BUTTON_DATA_INVALID")
        if "url" in button and not button["url"].startswith(URL_STARTS):
            raise WrongCallError("BUTTON_URL_INVALID")
    return rows

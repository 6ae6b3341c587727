"""`bot.alerts.receiver.Receiver` for Telegram: one delivery is one call, and its answer is an `Outcome`."""

import asyncio

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.alerts.card import Attachment, Button, Card, Digest, Note
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.alerts.render_digest import digest_html
from bot.alerts.render_html import card_html
from bot.telegram.classify import classify
from bot.telegram.story_buttons import under_alert, under_digest

# httpx's time-outs are per read; this one is for the whole exchange.
DELIVER_TIMEOUT_S = 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramReceiver:
    """Sends and edits through `bot`. Raises nothing for what networks and people do."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Send the message, or edit it; the answer, or what its absence means."""
        try:
            async with asyncio.timeout(DELIVER_TIMEOUT_S):
                return await self._attempt(delivery)
        except (TelegramError, TimeoutError) as error:
            return classify(error, edit_id=delivery.edit_id, token=self._bot.token)

    async def _attempt(self, delivery: Delivery) -> Sent:
        if isinstance(delivery.content, Attachment):
            return await self._send_file(delivery, delivery.content)
        html, buttons = _rendered(delivery, delivery.content)
        if delivery.edit_id is not None:
            await self._bot.edit_message_text(
                html,
                chat_id=delivery.chat_id,
                message_id=delivery.edit_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=buttons,
            )
            return Sent(delivery.edit_id)
        message: Message = await self._bot.send_message(
            delivery.chat_id,
            html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            disable_notification=delivery.silent,
            reply_parameters=_reply(delivery.reply_to),
            reply_markup=buttons,
        )
        return Sent(message.message_id)

    async def _send_file(self, delivery: Delivery, file: Attachment) -> Sent:
        message: Message = await self._bot.send_document(
            delivery.chat_id,
            file.text.encode(),
            caption=file.html or None,
            parse_mode=ParseMode.HTML,
            filename=file.name,
            disable_notification=delivery.silent,
            reply_parameters=_reply(delivery.reply_to),
        )
        return Sent(message.message_id)


def _rendered(delivery: Delivery, content: Card | Digest | Note) -> tuple[str, InlineKeyboardMarkup | None]:
    match content:
        case Card() as card:
            rows = under_alert(delivery.message_id, delivery.tongue, muted=delivery.muted)
            return card_html(card, delivery.now, delivery.tongue), _keyboard(rows)
        case Digest() as digest:
            rows = under_digest(delivery.message_id, len(digest.entries))
            return digest_html(digest, delivery.tongue, delivery.now), _keyboard(rows)
        case Note() as note:
            return note.html, _keyboard(note.buttons)


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.text, url=button.url)
    return InlineKeyboardButton(button.text, callback_data=button.data)


def _reply(parent: int | None) -> ReplyParameters | None:
    return None if parent is None else ReplyParameters(parent, allow_sending_without_reply=True)

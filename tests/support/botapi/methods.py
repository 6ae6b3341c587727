"""The methods of the Bot API that the fake speaks, and the objects in their parameters: names and types.

A type is `int`, `str`, `bool`, `chat` (id or @name), the name of an object, or `[…]` for an array of it;
`!` marks what is required. A captured test compares all this with the machine-readable Bot API.
"""

import json
from dataclasses import dataclass
from typing import Any

Fields = dict[str, str]


@dataclass(frozen=True)
class Upload:
    """A file as it came in a part of its own."""

    name: str
    content: bytes


METHODS: dict[str, Fields] = {
    "getMe": {},
    "getUpdates": {"offset": "int", "limit": "int", "timeout": "int", "allowed_updates": "[str]"},
    "setWebhook": {
        "url": "str!",
        "certificate": "InputFile",
        "ip_address": "str",
        "max_connections": "int",
        "allowed_updates": "[str]",
        "drop_pending_updates": "bool",
        "secret_token": "str",
    },
    "getChat": {"chat_id": "chat!"},
    "deleteWebhook": {"drop_pending_updates": "bool"},
    "setMyCommands": {"commands": "[BotCommand]!", "scope": "BotCommandScope", "language_code": "str"},
    "sendMessage": {
        "business_connection_id": "str",
        "chat_id": "chat!",
        "message_thread_id": "int",
        "direct_messages_topic_id": "int",
        "text": "str!",
        "parse_mode": "str",
        "entities": "[MessageEntity]",
        "link_preview_options": "LinkPreviewOptions",
        "disable_notification": "bool",
        "protect_content": "bool",
        "allow_paid_broadcast": "bool",
        "message_effect_id": "str",
        "suggested_post_parameters": "SuggestedPostParameters",
        "reply_parameters": "ReplyParameters",
        "reply_markup": "InlineKeyboardMarkup",
    },
    "sendDocument": {
        "business_connection_id": "str",
        "chat_id": "chat!",
        "message_thread_id": "int",
        "direct_messages_topic_id": "int",
        "document": "InputFile!",
        "thumbnail": "InputFile",
        "caption": "str",
        "parse_mode": "str",
        "caption_entities": "[MessageEntity]",
        "disable_content_type_detection": "bool",
        "disable_notification": "bool",
        "protect_content": "bool",
        "allow_paid_broadcast": "bool",
        "message_effect_id": "str",
        "suggested_post_parameters": "SuggestedPostParameters",
        "reply_parameters": "ReplyParameters",
        "reply_markup": "InlineKeyboardMarkup",
    },
    "sendPhoto": {
        "business_connection_id": "str",
        "chat_id": "chat!",
        "message_thread_id": "int",
        "direct_messages_topic_id": "int",
        "photo": "InputFile!",
        "caption": "str",
        "parse_mode": "str",
        "caption_entities": "[MessageEntity]",
        "show_caption_above_media": "bool",
        "has_spoiler": "bool",
        "disable_notification": "bool",
        "protect_content": "bool",
        "allow_paid_broadcast": "bool",
        "message_effect_id": "str",
        "suggested_post_parameters": "SuggestedPostParameters",
        "reply_parameters": "ReplyParameters",
        "reply_markup": "InlineKeyboardMarkup",
    },
    "editMessageText": {
        "business_connection_id": "str",
        "chat_id": "chat",
        "message_id": "int",
        "inline_message_id": "str",
        "text": "str",
        "parse_mode": "str",
        "entities": "[MessageEntity]",
        "link_preview_options": "LinkPreviewOptions",
        "rich_message": "InputRichMessage",
        "reply_markup": "InlineKeyboardMarkup",
    },
    "answerCallbackQuery": {
        "callback_query_id": "str!",
        "text": "str",
        "show_alert": "bool",
        "url": "str",
        "cache_time": "int",
    },
    "getFile": {"file_id": "str!"},
    "getChatMember": {"chat_id": "chat!", "user_id": "int!"},
}

OBJECTS: dict[str, Fields] = {
    "BotCommand": {"command": "str!", "description": "str!"},
    "BotCommandScopeDefault": {"type": "str!"},
    "BotCommandScopeAllPrivateChats": {"type": "str!"},
    "BotCommandScopeAllGroupChats": {"type": "str!"},
    "BotCommandScopeAllChatAdministrators": {"type": "str!"},
    "BotCommandScopeChat": {"type": "str!", "chat_id": "chat!"},
    "BotCommandScopeChatAdministrators": {"type": "str!", "chat_id": "chat!"},
    "BotCommandScopeChatMember": {"type": "str!", "chat_id": "chat!", "user_id": "int!"},
    "LinkPreviewOptions": {
        "is_disabled": "bool",
        "url": "str",
        "prefer_small_media": "bool",
        "prefer_large_media": "bool",
        "show_above_text": "bool",
    },
    "ReplyParameters": {
        "message_id": "int!",
        "chat_id": "chat",
        "allow_sending_without_reply": "bool",
        "quote": "str",
        "quote_parse_mode": "str",
        "quote_entities": "[MessageEntity]",
        "quote_position": "int",
        "checklist_task_id": "int",
        "poll_option_id": "str",
    },
    "InlineKeyboardMarkup": {"inline_keyboard": "[[InlineKeyboardButton]]!"},
    "InlineKeyboardButton": {
        "text": "str!",
        "icon_custom_emoji_id": "str",
        "style": "str",
        "url": "str",
        "callback_data": "str",
        "web_app": "WebAppInfo",
        "login_url": "LoginUrl",
        "switch_inline_query": "str",
        "switch_inline_query_current_chat": "str",
        "switch_inline_query_chosen_chat": "SwitchInlineQueryChosenChat",
        "copy_text": "CopyTextButton",
        "callback_game": "CallbackGame",
        "pay": "bool",
    },
}

# Objects of several kinds: which one it is, says their `type`.
KINDS = {
    "BotCommandScope": {
        "default": "BotCommandScopeDefault",
        "all_private_chats": "BotCommandScopeAllPrivateChats",
        "all_group_chats": "BotCommandScopeAllGroupChats",
        "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
        "chat": "BotCommandScopeChat",
        "chat_administrators": "BotCommandScopeChatAdministrators",
        "chat_member": "BotCommandScopeChatMember",
    }
}

# What the fake acts on. The rest of the above exists at Telegram but would be ignored here: that is refused.
SIMULATED = frozenset(
    {
        *(
            "offset",
            "limit",
            "timeout",
            "allowed_updates",
            "drop_pending_updates",
            "commands",
            "scope",
            "type",
            "language_code",
        ),
        *("chat_id", "user_id", "message_id", "text", "parse_mode", "link_preview_options"),
        *("disable_notification", "reply_parameters", "reply_markup", "callback_query_id", "show_alert"),
        *("command", "description", "is_disabled", "allow_sending_without_reply", "inline_keyboard"),
        *("url", "callback_data", "document", "photo", "caption", "file_id"),
        *("message_thread_id", "max_connections", "secret_token"),
    }
)


def spec_problems(name: str, value: Any, spec: str) -> list[str]:
    """What is wrong with `value` as something of type `spec`."""
    kind = spec.removesuffix("!")
    if kind.startswith("["):
        if not isinstance(value, list):
            return [f"{name} is no array"]
        return [problem for each in value for problem in spec_problems(name, each, kind[1:-1])]
    if kind in KINDS and isinstance(value, dict):
        known = KINDS[kind].get(value.get("type", ""))
        return [f"{name} is of no known type"] if known is None else spec_problems(name, value, known)
    if kind in OBJECTS:
        if not isinstance(value, dict):
            return [f"{name} is no object"]
        return fields_problems(kind, value, OBJECTS[kind])
    fits = {
        "int": isinstance(value, int) and not isinstance(value, bool),
        "str": isinstance(value, str),
        "bool": isinstance(value, bool),
        "InputFile": isinstance(value, Upload),
        "chat": (isinstance(value, int) and not isinstance(value, bool))
        or (isinstance(value, str) and value.startswith("@")),
    }
    return [] if fits.get(kind, False) else [f"{name} is no {kind}: {value!r}"]


def fields_problems(where: str, values: dict[str, Any], fields: Fields) -> list[str]:
    """What is wrong with the parameters of a method, or the fields of an object."""
    unknown = [f"{where} has no {name}" for name in values if name not in fields]
    ignored = [
        f"{where}.{name} is not simulated" for name in values if name in fields and name not in SIMULATED
    ]
    missing = [
        f"{where} needs {name}"
        for name, spec in fields.items()
        if spec.endswith("!") and values.get(name) is None
    ]
    wrong = [
        problem
        for name, value in values.items()
        if name in fields
        for problem in spec_problems(f"{where}.{name}", value, fields[name])
    ]
    return [*unknown, *ignored, *missing, *wrong]


def from_form(fields: Fields, form: dict[str, str]) -> dict[str, Any]:
    """Parameters that came as a form or in the address: all texts; read what isn't one as JSON."""
    read: dict[str, Any] = {}
    for name, value in form.items():
        kind = fields.get(name, "str").removesuffix("!")
        if kind == "str" or (kind == "chat" and value.startswith("@")):
            read[name] = value
            continue
        try:
            read[name] = json.loads(value)
        except ValueError:
            read[name] = value
    return read

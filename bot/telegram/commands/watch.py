"""/watch WORDS: how the words are understood, and what they would have done; saved by a button, or tuned.

A draft is kept for each question that is open (`bot.store.drafts`), and each button says the state that it
sets, so that pressing twice does it once. /watch alone asks for the words.
"""

from dataclasses import dataclass, replace

from bot.alerts.card import Button, Note
from bot.errors import QueryError
from bot.rules.grammar import Asked, parse
from bot.rules.strictness import LEVELS, Strictness, at_level, in_titles, only_in_titles, strictness
from bot.rules.understood import understood
from bot.store.dialogues import OpenDialogue
from bot.store.drafts import Draft, DropDraft, KeepDraft, SaveDraft
from bot.store.history import LookBack
from bot.store.watching import RULES_PER_CHAT_MAX, Subscribe
from bot.telegram import texts, trial
from bot.telegram.buttons import Press, write
from bot.telegram.commands.choices import kinds_from, kinds_row, langs_from, langs_label, langs_rows
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.refusals import QUERY_CHARACTERS_MAX, TERMS_PER_RULE_MAX, not_understood, terms
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

TITLE_UNITS_MAX = 80
READ_AS_MAX = 3
WATCH_DIALOGUE, EDIT_DIALOGUE = "watch", "edit"
RULE_STATE = "rule"


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft, and what it would have done; `look_back` is None where nobody could look."""

    draft: Draft
    look_back: LookBack | None = None


def add(situation: Situation, request: Request, tried: Tried | None) -> Screen:
    """/watch: the draft that the words make, or the question for them. Also hears the answer to it."""
    if not request.words:
        return _ask(situation)
    asked = checked(situation, request.words)
    if isinstance(asked, Screen):
        return _asked_again(situation, request, asked)
    match, edits = str(asked.query), request.state.get(RULE_STATE, "")
    own = [watch for watch in situation.watches if watch.own]
    same = next((watch for watch in own if watch.match == match and watch.rule_id != edits), None)
    if same is not None:
        again = (Subscribe(situation.chat_id, same.rule_id),)
        html = situation.tongue.say(
            "You watch for {match} already. /watches lists all.", match=texts.code(match)
        )
        return Screen(CommandReason.WATCHED_ALREADY, Note(html=html), again)
    if not edits and len(own) >= RULES_PER_CHAT_MAX:
        html = texts.too_many_watches(situation.tongue, RULES_PER_CHAT_MAX)
        return Screen(CommandReason.LIMIT, Note(html=html))
    if tried is None:
        return Screen(CommandReason.GONE, Note(html=texts.toast_gone(situation.tongue)))
    note = _shown(situation, tried, _read_as(situation.tongue, asked))
    return Screen(CommandReason.DRAFTED, note, (KeepDraft(situation.chat_id, tried.draft),))


def press(situation: Situation, request: Request, tried: Tried | None) -> Screen:
    """A button under a draft; `tried` is the draft as it is after it (None: it is gone)."""
    say, pressed = situation.tongue.say, request.pressed
    if tried is None:
        toast = say("This was saved or cancelled before. /watches lists all.")
        return Screen(CommandReason.GONE, toast=toast)
    if pressed.verb == "wno":
        note = Note(html=say("Cancelled: nothing is watched by that."))
        return Screen(CommandReason.CANCELLED, note, (DropDraft(situation.chat_id, tried.draft.id),))
    if pressed.verb == "wsave":
        return _saved(situation, tried.draft)
    keep = (KeepDraft(situation.chat_id, tried.draft),)
    match pressed.verb:
        case "wlang":
            return Screen(CommandReason.DRAFTED, _languages(situation, tried.draft), keep)
        case "wring":
            return Screen(CommandReason.DRAFTED, _kinds(situation, tried.draft), keep)
        case _:
            return Screen(CommandReason.DRAFTED, _shown(situation, tried), keep)


def changed(draft: Draft, pressed: Press) -> Draft:
    """The draft after a button: what the button says is so, whatever was before."""
    query = parse(draft.match)
    match pressed.verb:
        case "wway":
            level: Strictness = LEVELS[min(pressed.page, len(LEVELS) - 1)]
            return replace(draft, match=str(at_level(query, level)))
        case "wplace":
            return replace(draft, match=str(in_titles(query, wanted=pressed.page == 1)))
        case "wlang" if pressed.page:
            return replace(draft, langs=langs_from(pressed.page))
        case "wring" if pressed.page:
            return replace(draft, ring_on=kinds_from(pressed.page))
        case _:
            return draft


def drafted(situation: Situation, request: Request, number: int, langs: tuple[str, ...]) -> Draft | None:
    """The draft that words make, as number `number`; None where they make none."""
    asked = checked(situation, request.words) if request.words else None
    if not isinstance(asked, Asked):
        return None
    edits = request.state.get(RULE_STATE, "")
    return Draft(
        number, texts.label(request.words, QUERY_CHARACTERS_MAX), str(asked.query), langs, edits=edits
    )


def checked(situation: Situation, words: str) -> Asked | Screen:
    """The words understood; or the screen that says what is wrong with them."""
    tongue = situation.tongue
    if len(words) > QUERY_CHARACTERS_MAX:
        html = tongue.count(
            "That is too long: {count} character at most. Split it into several watches.",
            "That is too long: {count} characters at most. Split it into several watches.",
            QUERY_CHARACTERS_MAX,
        )
        return Screen(CommandReason.LIMIT, Note(html=html))
    try:
        asked = understood(words, situation.concepts, situation.lang)
    except QueryError as error:
        return Screen(CommandReason.NOT_UNDERSTOOD, Note(html=not_understood(error, tongue)))
    if terms(asked.query) > TERMS_PER_RULE_MAX:
        html = tongue.count(
            "That has too many words: {count} at most. Split it into several watches.",
            "That has too many words: {count} at most. Split it into several watches.",
            TERMS_PER_RULE_MAX,
        )
        return Screen(CommandReason.LIMIT, Note(html=html))
    return asked


def _ask(situation: Situation) -> Screen:
    html = situation.tongue.say(
        "👂 <b>What are you waiting for?</b> Write the words, for example:\n"
        "<code>taurus delivery</code>\n"
        '<code>"peace talks" (istanbul OR geneva)</code>\n'
        "<code>@ukraine talks has:date</code>\n"
        "/help explains the signs, /cancel ends this."
    )
    question = OpenDialogue(situation.chat_id, situation.person_id, WATCH_DIALOGUE)
    return Screen(CommandReason.EXPLAINED, Note(html=html), (question,))


def _asked_again(situation: Situation, request: Request, wrong: Screen) -> Screen:
    """In a dialogue the question stays open: the next words are another try."""
    if situation.dialogue is None:
        return wrong
    state = tuple(request.state.items())
    again = OpenDialogue(situation.chat_id, situation.person_id, situation.dialogue.kind, state)
    return replace(wrong, changes=(again,))


def _saved(situation: Situation, draft: Draft) -> Screen:
    tongue, match = situation.tongue, texts.code(draft.match)
    own = [watch.rule_id for watch in situation.watches if watch.own]
    if not draft.edits and len(own) >= RULES_PER_CHAT_MAX:
        html = texts.too_many_watches(tongue, RULES_PER_CHAT_MAX)
        return Screen(CommandReason.LIMIT, Note(html=html))
    if draft.edits and draft.edits not in own:
        return Screen(CommandReason.GONE, Note(html=texts.toast_gone(tongue)))
    rule_id = draft.edits or f"w{situation.rule_number}"
    title = texts.label(draft.words, TITLE_UNITS_MAX)
    lines = (
        tongue.say("✅ <b>Watching for</b> {match}", match=match),
        tongue.say("I ring once per story, and again when a fact in it changes. /watches lists and removes."),
    )
    save = SaveDraft(situation.chat_id, draft, rule_id, title)
    toast = tongue.say("✅ Saved.")
    return Screen(CommandReason.WATCHED, Note(html="\n".join(lines)), (save,), toast)


def _read_as(tongue: Tongue, asked: Asked) -> str:
    """Words as typed, and the operators that they were read as."""
    return " ".join(
        tongue.say("I read “{typed}” as {operator}.", typed=texts.words(note.typed), operator=note.operator)
        for note in asked.notes[:READ_AS_MAX]
    )


def _shown(situation: Situation, tried: Tried, read_as: str = "") -> Note:
    """The draft: how it is understood, what it would have done, and the buttons."""
    tongue, draft = situation.tongue, tried.draft
    head = tongue.say("👀 <b>Watch for</b> {match}?", match=texts.code(draft.match))
    parts = [f"{head}\n{read_as}" if read_as else head]
    if tried.look_back is not None:
        parts.append(trial.tried(tried.look_back, situation.now, tongue))
    return Note(html="\n\n".join(parts), buttons=_buttons(tongue, draft))


def _buttons(tongue: Tongue, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    say, query = tongue.say, parse(draft.match)
    level = LEVELS.index(strictness(query))
    ways = {
        0: say("exact words"),
        1: say("all forms"),
        2: say("forms and slips"),
    }
    titles = only_in_titles(query)
    tuned = (
        _button(f"🔎 {ways[level]}", draft, "wway", (level - 1) % len(LEVELS)),
        _button(
            say("📰 titles only") if titles else say("📰 whole report"), draft, "wplace", 0 if titles else 1
        ),
    )
    more = (
        _button(f"🌐 {langs_label(tongue, draft.langs)}", draft, "wlang"),
        _button(say("🔔 Ring on…"), draft, "wring"),
    )
    last = (_button(say("✅ Save"), draft, "wsave"), _button(say("✖️ Cancel"), draft, "wno"))
    return (last, tuned, more)


def _languages(situation: Situation, draft: Draft) -> Note:
    say = situation.tongue.say
    html = say("🌐 <b>Only news in these languages</b> for {match}", match=texts.code(draft.match))
    rows = langs_rows(situation.tongue, draft.langs, lambda page: Press("wlang", str(draft.id), page))
    return Note(html=html, buttons=(*rows, (_button(say("⬅️ Back"), draft, "wback"),)))


def _kinds(situation: Situation, draft: Draft) -> Note:
    say = situation.tongue.say
    html = say(
        "🔔 <b>A known story rings again</b> when one of these changes: {match}",
        match=texts.code(draft.match),
    )
    rows = kinds_row(situation.tongue, draft.ring_on, lambda page: Press("wring", str(draft.id), page))
    return Note(html=html, buttons=(*rows, (_button(say("⬅️ Back"), draft, "wback"),)))


def _button(text: str, draft: Draft, verb: str, page: int = 0) -> Button:
    return Button(text=text, data=write(Press(verb, str(draft.id), page)))

"""The bot speaks the language of its chat: in answers, alerts, reminders, calendars, notices and buttons."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store import chats, outbox, rules
from bot.store.outbox import Due
from bot.tongues import SPOKEN
from tests.support.botapi.world import Message
from tests.support.calendars import READY, CalendarStage, calendar_stage, publish
from tests.support.chatting import stage

GROUP = -100


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


async def talks(on: CalendarStage, lang: str) -> Message:
    """Ann, whose client speaks `lang`, watches the talks, and hears of them; the alert."""
    ann = on.fake.person(1, "Ann", lang)
    on.make_owner(ann)
    await on.said(ann, "/start")
    ann.presses("Talks")
    await on.settle()
    await publish(on, "Russia offers talks with Ukraine on 2 June")
    return on.last(1)


async def test_a_conversation_in_ukrainian() -> None:
    async with calendar_stage() as on:
        alert = await talks(on, "uk")
        ann = on.fake.person(1, "Ann", "uk")
        assert "📅 пн 2 червня 2025 р." in alert.text
        assert "англійська" in alert.text
        assert "Читати: Paper 1" in alert.text
        assert labels(alert)[:3] == ["🔕 Приглушити", "👎 Не те", "🗞 Джерела"]

        assert "Я стежу за новинами" in await on.said(ann, "/start")
        assert "увімкнено 1 з 1" in await on.said(ann, "/watches")
        assert "Стежити за" in await on.said(ann, "/watch ракет* АБО дрон*")
        assert labels(on.last(1))[:2] == ["✅ Зберегти", "✖️ Скасувати"]
        assert "Цю дужку відкрито, але не закрито" in await on.said(ann, "/watch (ракет*")
        assert "Немає поняття @ukrane" in await on.said(ann, "/watch @ukrane")

        calendar = await on.said(ann, "/calendar")
        assert calendar.startswith("📅 Майбутні дати\n")
        assert "• пн 2 червня · “2 June”\n" in calendar
        assert "1 джерело" in calendar
        muted = ann.presses("Приглушити")
        await on.settle()
        assert (muted.answer or "").startswith("🔕 Приглушено")


@pytest.mark.parametrize(("lang", "title"), [("uk", "Переговори"), ("fr-CA", "Pourparlers"), ("de", "Talks")])
async def test_a_shipped_watch_is_titled_in_the_language_of_the_chat(lang: str, title: str) -> None:
    async with calendar_stage() as on:
        given = {"uk": "Переговори", "fr": "Pourparlers"}
        titled = [replace(rule, titles=given) for rule in READY if rule.id == "talks"]
        rules.sync(on.store, titled, on.clock.now)
        ann = on.fake.person(1, "Ann", lang)
        on.make_owner(ann)
        await on.said(ann, "/start")
        assert [label for label in labels(on.last(1)) if title in label]
        ann.presses(title)
        await on.settle()
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        alert = on.last(1)
        assert title in alert.text
        assert title in await on.said(ann, "/watches")
        assert title in await on.said(ann, "/calendar")
        assert title in await on.said(ann, "/latest")
        assert title in await on.said(ann, "/whynot https://news.example/1")
        ann.says("/why", reply_to=alert.id)
        await on.settle()
        assert title in on.last(1).text


async def test_a_conversation_in_german() -> None:
    async with calendar_stage() as on:
        alert = await talks(on, "de-AT")
        ann = on.fake.person(1, "Ann", "de-AT")
        assert "📅 Mo 2. Juni 2025" in alert.text
        assert "Lesen bei Paper 1" in alert.text
        assert "Das Wort" not in await on.said(ann, "/watch taurus ODER rakete")
        assert "Suchen nach" in on.last(1).text
        assert "„ODER“ habe ich als OR gelesen." in on.last(1).text
        assert "Hinter „AND“ fehlt ein Wort" in await on.said(ann, "/watch taurus AND")

        await publish(on, "Talks between Russia and Ukraine postponed from 2 June to 16 June")
        assert "vorher Mo 2. Juni → jetzt Mo 16. Juni" in on.last(1).text
        on.clock.now += timedelta(days=18, hours=6)
        await on.passes()
        reminder = on.last(1).text
        assert reminder.startswith("⏰ Morgen\n• Mo 16. Juni · zuvor Mo 2. Juni")
        assert reminder.endswith("dort schaltest du Erinnerungen ab.")


async def test_a_language_is_chosen_by_a_button_and_holds_for_all_that_follows() -> None:
    async with calendar_stage() as on:
        await talks(on, "en")
        ann = on.fake.person(1, "Ann", "en")
        await on.said(ann, "/language")
        assert labels(on.last(1)) == ["✅ English", "Українська", "Deutsch", "Español", "Русский"]
        pressed = ann.presses("Español")
        await on.settle()
        assert pressed.answer == "🌐 Ahora hablo aquí en este idioma: Español."
        assert "✅ Español" in labels(on.last(1))

        assert "Tus seguimientos" in await on.said(ann, "/watches")
        await publish(on, "Russia offers talks with Ukraine on 4 June in Kyiv")
        assert any("fuentes" in message.text or "Leer en" in message.text for message in on.fake.answers(1))
        forged = ann.sends_callback("1:speak:xx:0", on.last(1))
        await on.settle()
        assert forged.times == 1
        known = chats.chat(on.store, 1)
        assert known is not None
        assert known.tongue == "es"


async def test_who_changes_the_language_of_the_client_is_spoken_to_in_it() -> None:
    async with stage() as on:
        on.make_owner(on.fake.person(1, "Ann", "en"))
        assert "Your watches" not in await on.said(on.fake.person(1, "Ann", "en"), "/help")
        assert "So schreibst du" in await on.said(on.fake.person(1, "Ann", "de"), "/help")
        known = chats.chat(on.store, 1)
        assert known is not None
        assert known.lang == "de", "alerts follow"


async def test_the_language_of_a_group_does_not_change_with_who_writes() -> None:
    async with stage() as on:
        ann, bob = on.fake.person(1, "Ann", "uk"), on.fake.person(2, "Bob", "de")
        eve = on.fake.person(3, "Eve", "es")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann, bob], members=[eve])
        ann.says("/start", where=group)
        await on.settle()
        for person in (bob, eve, ann):
            person.says("/watches", where=group)
            await on.settle()
            assert "Ви ще ні за чим не стежите" in on.last(GROUP).text

        eve.says("/language", where=group)
        await on.settle()
        assert "лише її адміністратори" in on.last(GROUP).text
        bob.says("/language", where=group)
        await on.settle()
        bob.presses("Deutsch", where=group)
        ann.says("/watches", where=group)
        await on.settle()
        assert "Du hast noch keine Suchaufträge" in on.last(GROUP).text


async def test_a_stranger_chooses_no_language_for_a_group() -> None:
    async with stage() as on:
        ann, eve = on.fake.person(1, "Ann", "uk"), on.fake.person(3, "Eve", "es")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann, eve])
        eve.says("/watches", where=group)
        await on.settle()
        assert "es privado" in on.last(GROUP).text
        ann.says("/watches", where=group)
        await on.settle()
        assert "Ви ще ні за чим не стежите" in on.last(GROUP).text


async def test_an_owner_is_told_in_their_language_what_could_not_be_delivered() -> None:
    async with calendar_stage() as on:
        await talks(on, "ru")
        with on.store.transaction() as connection:
            connection.execute("UPDATE message SET state = 'due', due_at = 0 WHERE kind = 'story'")
        (due,) = outbox.due(on.store, on.clock(), receivers=["telegram"], limit=9)
        assert isinstance(due, Due)
        on.delivering._give_up(due, "Bad Request: <odd>", on.clock())
        await on.settle()
        assert on.last(1).text == "Не удалось доставить сообщение в чат 1: Bad Request: <odd>"


@pytest.mark.parametrize("code", SPOKEN)
async def test_the_menu_shows_each_what_they_may_use_in_their_language(code: str) -> None:
    async with stage() as on:
        alone = on.fake.world.menus.seen("private", code)
        member = on.fake.world.menus.seen("supergroup", code)
        administrator = on.fake.world.menus.seen("supergroup", code, administrator=True)
    assert list(alone)[:3] == ["watch", "watches", "calendar"]
    assert list(member) == [
        *("watches", "calendar", "feeds", "latest", "search", "why", "whynot", "stats"),
        *("settings", "start", "help"),
    ]
    assert {"watch", "language", "stop"} <= administrator.keys() < alone.keys()
    assert "users" not in administrator, "that is the owner's, in private"
    assert bool(re.search("[а-я]", alone["stop"])) == (code in {"uk", "ru"})


async def test_who_speaks_none_of_our_languages_sees_the_menu_in_english() -> None:
    async with stage() as on:
        assert on.fake.world.menus.seen("private", "ja")["stop"] == "no more alerts"

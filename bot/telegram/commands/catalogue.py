"""An example of each ready-made watch: what its alerts are like, before anybody subscribes. Pure."""

from collections.abc import Iterable, Mapping

from bot.rules.rule import Example, Rule


def examples(rules: Iterable[Rule], lang: str) -> dict[str, str]:
    """Of each rule the first of its own examples that fires: in `lang`, else in English, else any."""
    found = ((rule.id, _best(rule.examples, lang)) for rule in rules)
    return {str(rule_id): text for rule_id, text in found if text}


def _best(of_rule: Iterable[Example], lang: str) -> str:
    ranks: Mapping[str, int] = {"en": 1} | {lang: 0}
    firing = [one for one in of_rule if one.fires]
    best = min(firing, key=lambda one: ranks.get(one.lang, 2), default=None)
    return "" if best is None else best.text

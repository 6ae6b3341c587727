"""How a place in an item is told to the author of a rule: by which name, what stands there, by which alias.

Law: pure.
"""

from typing import Final

from bot.rules.probe import Probe
from bot.rules.sight import Mark, Sight

_SIMILAR_ENOUGH: Final = 90  # below, a word counts as a slip of the hand, which an author should know


class Wording:
    """Tells places of one item; of aliases those that aren't plain to see, or, with `all_aliases`, each."""

    def __init__(self, probe: Probe, sight: Sight, *, all_aliases: bool) -> None:
        self._probe = probe
        self._sight = sight
        self._all_aliases = all_aliases

    def said(self, mark: Mark) -> str:
        """`@advance “masses” by massing`."""
        text = self.text(mark)
        by = self.by(mark)
        plain = by.endswith("*") and text.casefold().startswith(by.strip("=*").casefold())
        return f"{mark.term} “{text}”" + (f" by {by}" if by and (self._all_aliases or not plain) else "")

    def by(self, mark: Mark) -> str:
        """The alias, where it is more to know than the word itself."""
        found = self._probe.found_by(self._sight, mark)
        alias = found[0].text if found and mark.term.startswith("@") else ""
        by = "" if alias.strip("=*").casefold() == self.text(mark).casefold() else alias
        if mark.similarity < _SIMILAR_ENOUGH:
            return f"{by or mark.term}, {mark.similarity} % alike"
        return by

    def text(self, mark: Mark) -> str:
        """What stands there."""
        text = self._sight.texts[self._sight.field_of(mark.first)]
        return text[slice(*self._sight.extent(mark.first, mark.last))]

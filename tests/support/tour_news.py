"""The rules and the reports that the tour of the chat meets, in our own words."""

from tests.support.nasty import NASTY
from tests.support.touring import rule

RULES = (
    rule("talks", "Talks between Russia and Ukraine", "@ukraine @russia talks"),
    *(rule(f"nasty-{at}", title, f"nasty{at}") for at, title in enumerate(NASTY)),
    rule("a-rule-whose-id-is-longer-than-any-button-can-ever-say-it", "A long id", "nothing"),
    rule("harbour", "News of the harbour", "harbour"),
    rule("bridge", "Bridges", "bridge"),
    *(rule(f"more-{at}", f"More {at}", f"more{at}") for at in range(9)),
)
FOOTBALL = (
    "Harbour Rovers win the football derby after a late penalty kick by Jensen",
    "A football coach resigns: Miller leaves the harbour club with eleven wounded players",
    "Fans of football burn flares and tickets near the old harbour gate, police detain nine",
)
TENNIS = (
    "Two tennis champions propose to each other under the bridge of sighs in Venice",
    "Sponsors want to lay a tennis court on a disused railway bridge, neighbours protest",
    "The tennis hall beneath the ring road bridge closes after forty years, its roof leaks",
)
EVENTS = (
    "Harbour fair opens in Rotterdam",
    "Voters in Moldova elect a parliament",
    "Rocket lifts off from Kourou",
    "Rail strike begins in Belgium",
    "Supreme Court hears the tobacco case",
    "Bicycle race starts in Bilbao",
    "Central bank decides about interest",
    "Bridge over the Danube reopens",
    "Museum of glass shows its new wing",
)

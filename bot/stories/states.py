"""Whom people, institutions and capitals speak for: the shipped concepts by their state or body.

Law: a table, and no more. *Merz*, the *Bundestag* and *Berlin* are Germany: what one paper calls by the name
of its chancellor another calls by that of its capital. A concept that isn't listed stands for itself.
"""

from typing import Final

_SPEAK_FOR: Final = {
    "ukraine": (
        "zelensky yermak sybiha umerov svyrydenko syrsky budanov fedorov zaluzhny poroshenko kyiv "
        "verkhovna-rada sbu nabu ukraine-general-staff naftogaz"
    ),
    "russia": (
        "putin lavrov medvedev belousov peskov shoigu medinsky gerasimov dmitriev ushakov matviyenko kadyrov "
        "moscow kremlin state-duma fsb gru svr wagner-group rosatom gazprom rosneft"
    ),
    "usa": (
        "trump vance rubio hegseth witkoff kushner kellogg bessent biden obama harris washington white-house "
        "pentagon state-department us-congress supreme-court cia fbi us-immigration-agency doge"
    ),
    "germany": (
        "merz pistorius wadephul klingbeil scholz steinmeier weidel merkel berlin bundestag bundeswehr bnd "
        "afd"
    ),
    "britain": (
        "starmer lammy yvette-cooper healey farage king-charles london downing-street british-parliament mi6"
    ),
    "france": "macron barrot lecornu le-pen bardella paris elysee national-rally",
    "italy": "meloni tajani salvini rome",
    "spain": "pedro-sanchez albares madrid",
    "poland": "tusk nawrocki sikorski kosiniak-kamysz kaczynski warsaw pis",
    "hungary": "orban peter-magyar szijjarto budapest hungarian",
    "slovakia": "fico bratislava",
    "czechia": "babis petr-pavel prague",
    "serbia": "vucic belgrade",
    "kosovo": "kurti pristina",
    "moldova": "sandu dodon chisinau",
    "romania": "nicusor-dan bucharest",
    "bulgaria": "radev sofia",
    "greece": "mitsotakis athens",
    "finland": "stubb orpo valtonen helsinki",
    "denmark": "frederiksen copenhagen",
    "sweden": "kristersson stockholm",
    "norway": "gahr-store oslo",
    "lithuania": "nauseda vilnius",
    "latvia": "rinkevics riga",
    "estonia": "tsahkna tallinn",
    "netherlands": "jetten wilders",
    "austria": "christian-stocker austrian",
    "belgium": "bart-de-wever",
    "switzerland": "bern swiss",
    "belarus": "lukashenko tikhanovskaya minsk belarusian",
    "georgia": "kobakhidze ivanishvili saakashvili tbilisi",
    "armenia": "pashinyan yerevan",
    "azerbaijan": "aliyev baku",
    "turkey": "erdogan fidan imamoglu ankara turkish",
    "vatican": "pope-leo",
    "israel": "netanyahu israel-katz gideon-saar ben-gvir smotrich jerusalem idf mossad",
    "palestine": "mahmoud-abbas",
    "iran": "khamenei pezeshkian araghchi tehran irgc",
    "syria": "sharaa assad damascus",
    "lebanon": "aoun beirut",
    "egypt": "sisi cairo",
    "saudi-arabia": "bin-salman riyadh saudi",
    "united-arab-emirates": "bin-zayed abu-dhabi emirati",
    "qatar": "doha qatari",
    "china": "xi-jinping li-qiang wang-yi beijing",
    "taiwan": "lai-ching-te taipei",
    "north-korea": "kim-jong-un pyongyang",
    "south-korea": "lee-jae-myung yoon seoul",
    "japan": "takaichi ishiba tokyo",
    "india": "modi jaishankar new-delhi",
    "pakistan": "shehbaz-sharif asim-munir islamabad",
    "bangladesh": "tarique-rahman dhaka",
    "indonesia": "prabowo jakarta",
    "malaysia": "anwar-ibrahim",
    "philippines": "marcos duterte manila",
    "australia": "albanese canberra",
    "kazakhstan": "tokayev astana",
    "uzbekistan": "mirziyoyev tashkent",
    "kyrgyzstan": "japarov",
    "tajikistan": "rahmon",
    "canada": "carney trudeau ottawa",
    "mexico": "sheinbaum mexico-city",
    "brazil": "lula bolsonaro brasilia",
    "argentina": "milei buenos-aires",
    "venezuela": "maduro delcy-rodriguez machado caracas",
    "colombia": "gustavo-petro bogota",
    "cuba": "diaz-canel havana",
    "chile": "kast",
    "ecuador": "noboa",
    "el-salvador": "bukele",
    "south-africa": "ramaphosa",
    "ethiopia": "abiy-ahmed addis-ababa",
    "sudan": "burhan khartoum",
    "rwanda": "kagame",
    "kenya": "ruto nairobi",
    "nigeria": "tinubu",
    "eu": (
        "von-der-leyen kallas antonio-costa metsola kubilius sefcovic brussels european-commission "
        "european-parliament"
    ),
    "ecb": "lagarde",
    "fed": "powell warsh",
    "nato": "rutte",
    "united-nations": "guterres security-council",
    "iaea": "grossi",
    "who": "tedros",
    "imf": "georgieva",
}
STATE_OF: Final = {
    concept: state for state, concepts in _SPEAK_FOR.items() for concept in (state, *concepts.split())
}
"""From the name of a concept to that of the state or body that it stands for; each of these to itself."""
STATES: Final = frozenset(_SPEAK_FOR)
"""The states and bodies that others speak for."""

PARLIAMENT: Final = "parliament"
_PARLIAMENTS: Final = (
    "verkhovna-rada state-duma us-congress bundestag british-parliament european-parliament metsola"
)
_OF_THEIR_OWN: Final = (
    "supreme-court security-council fed nabu fbi zaluzhny poroshenko biden obama harris scholz merkel "
    "steinmeier afd weidel farage le-pen bardella national-rally nawrocki kaczynski pis petr-pavel wilders "
    "peter-magyar tikhanovskaya imamoglu saakashvili machado yoon ishiba bolsonaro trudeau duterte assad "
    "medvedev kadyrov wagner-group rosatom gazprom rosneft naftogaz"
)
OWN_WILL: Final = dict.fromkeys(_PARLIAMENTS.split(), PARLIAMENT) | {
    name: name for name in _OF_THEIR_OWN.split()
}
"""Who decides otherwise than the government: parliaments, courts, opposition, those who governed before.

A chancellor's refusal is not the vote of the parliament, although Germany refuses in both.
"""

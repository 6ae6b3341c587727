"""German words of standing. A separable verb is told by its particle at the end of the clause."""

from bot.facts.standings.signs import Signs


def _parted(verb: str, particle: str) -> str:
    """A verb whose particle closes the clause: *lehnt den Verkauf ab*."""
    return rf"{verb}\b(?=[^.;:!?]{{1,90}}?\s{particle}\s*(?:$|[^\w\s]|und\b|oder\b))"


_WORD = r"(?:\d+\.|[\w'-]+)"
"""A word of a clause; the dot of "am 2. Juni" doesn't end it."""
_CLAUSE = rf"(?:\s+{_WORD}){{0,9}}"

GERMAN = Signs(
    words={
        "denied": r"dementi|bestreite|bestritt|"
        r"wei(?:st|sen)\b(?=[^.;:!?]{1,50}(?:vorw|bericht|behaupt|darstell|meldung|"
        r"anschuldig)[^.;:!?]{0,50}\szuruck)|"
        r"leugne|widersprich|widersprach|widerleg",
        "considering": r"(?:wird|werden|will|wollen) (?:nicht ausschlie|\w+ nicht ausschlie)|erwag|"
        r"pruf(?:t|te|en|ten|ung)\b|berat(?:en|et|ung)?\b|berieten\b|diskutier|uberleg|debattier|"
        r"denk(?:t|en) uber|halt\b(?=[^.;:!?]{1,90}fur moglich)|nachdenk|in betracht",
        "refuse": rf"{_parted('lehn(?:t|te|en|ten)', 'ab')}|abgelehnt|abzulehnen|ablehn(?:t|te|en|ung)\b|"
        r"verweiger|weiger(?:t|te|n|ten)\b|"
        r"schlie(?:ß|ss)(?:t|en)\b(?=[^.;:!?]{1,90}?\saus\b)|schloss(?:en)?\b(?=[^.;:!?]{1,90}?\saus\b)|"
        r"ausgeschlossen|"
        r"stimm(?:t|te|en|ten)\b(?=(?:\s+\w+){0,4}\s+(?:dagegen|gegen))|gegen\b(?= (?:\w+ ){0,2}?\w*"
        r"(?:lieferung|ausbau|verkauf|beitritt|stationierung|entsendung|gesetz|vertrag|abkommen|teilnahme|"
        r"export|deal)\b)|blockier|"
        r"veto|verbiete[nt]\b|untersag(?:t|te)\b|erteil(?:t|te)\b(?=[^.;:!?]{1,60}absage)|"
        r"spricht sich gegen|nein zu|stopp(?:t|te)\b|"
        r"wird (?:nicht|kein)|werden (?:nicht|kein)|will (?:nicht|kein)|wollen (?:nicht|kein)|"
        r"wei(?:st|sen)\b(?=[^.;:!?]{1,90}\szuruck)|steigt aus\b|zieht sich aus\b|lehnte|sperrt sich|"
        r"kippt\b|nein\b(?= zu)|spricht sich\b(?=[^.;:!?]{1,60}\b(?:gegen|dagegen))|auszuschlie|"
        r"zuruckgewiesen\b|zuruckzuweisen|"
        r"verzicht|nimmt abstand|(?:lasst|lassen)\b(?=[^.;:!?]{1,60}\sfallen\b)|"
        r"gibt\b(?=[^.;:!?]{1,60}\sauf\s*(?:$|[^\w\s]))",
        "agree": rf"{_parted('stimm(?:t|te|en|ten)', 'zu')}|zugestimmt|zustimm(?:t|te|en|ten)\b|"
        rf"billig(?:t|te|en|ten)\b|gebilligt|genehmig|"
        r"grunes licht|befurwort|unterstutz(?:t|te|ten)\b|(?<!als )angenommen\b|"
        r"segnet\b(?=[^.;:!?]{1,60}ab\b)|ratifizier|erlaub|"
        rf"{_parted('nimm(?:t)', 'an')}|{_parted('nahm(?:en)?', 'an')}|"
        rf"fur (?=(?:\w+ ){{0,2}}?\w*(?:ausbau|beitritt|stationierung|lieferung))|"
        r"ja zu|einverstanden|akzeptier|winkt\b(?=[^.;:!?]{1,60}durch\b)|"
        r"bewillig|gewahr(?:t|en)\b|macht den weg frei|nickt ab|"
        r"spricht sich\b(?=[^.;:!?]{1,60}\b(?:fur|dafur))|gibt\b(?=[^.;:!?]{1,60}\bfrei\b)|ja\b(?= zu)",
        "agreed": r"einig(?:en|ten|t|te) sich|sich einig|geeinigt|einigung|vereinbar(?:t|en|ten|ung)\b|"
        r"verstandig(?:en|ten) sich",
        "decided": r"beschlie(?:ß|ss)|beschloss\b|beschlossen\b|entscheide(?:t|n) sich|entschied|"
        r"entschieden|unterzeichn|unterschr|"
        r"besiegel|verabschiede(?:t|n)\b(?=[^.;:!?]{1,60}(?:gesetz|resolution|haushalt|paket|reform))",
        "postponed": r"verschoben|verschieb|verschob|vertag|verleg(?:t|te|en|ung)\b|aufgeschoben|aufschub|"
        r"verzoger(?:t|n)\b|"
        r"auf eis",
        "cancelled": rf"abgesagt|abzusagen|absage\b|absagen\b|{_parted('sag(?:t|te|en|ten)', 'ab')}|"
        rf"gestrichen|storniert|annullier|"
        r"findet nicht statt|finden nicht statt|fallt aus\b|fallen aus\b|gekippt\b|ausgesetzt|abgeblasen|"
        r"platzt\b|"
        r"geplatzt|fallt ins wasser|"
        r"abgebrochen|bricht\b(?=[^.;:!?]{1,90}?\sab\s*(?:$|[^\w\s]))|abbruch|gescheitert|"
        r"scheiter(?:t|n|te)\b",
        "taken": rf"erober|eingenommen|einnahme\b|{_parted('nimmt', 'ein')}|{_parted('nehmen', 'ein')}|"
        rf"{_parted('nahm(?:en)?', 'ein')}|"
        r"besetz(?:t|en|te|ung)\b(?! (?:\w+ )?(?:gebiet|posten|stelle|haus))|zuruckerober|"
        r"befrei(?:t|te|en|ten|ung)\b(?=[^.;:!?]{1,40}(?:stadt|dorf|\bort|region|siedlung|gebiet))|"
        r"unter kontrolle|verlust\b(?= (?:von|der stadt|des dorf))|"
        r"(?:stadt|dorf|ort) (?:\w+ ){0,2}(?:gefallen|fallt)\b|eroberung",
        "held": r"kontroll(?:iert|ieren|e)\b|verloren\b|verlor\b|verliert|verlust|ruckzug|zieht sich\b|"
        r"raum(?:t|en)\b|handen?\b",
        "done": r"tritt in kraft|trat in kraft|in kraft getreten|vollzogen|abgeschlossen|"
        r"tritt\b(?=[^.;:!?]{1,60}zuruck)|zuruckgetreten",
        "gives": r"liefer(?:t|n)\b|lieferung\b(?= (?:an|von)\b)|schick(?:t|en)\b|send(?:et|en)\b|ubergib|"
        r"ubergeb|verkauf(?:t|en)\b|"
        r"uberl(?:asst|assen)\b|stell(?:t|en)\b(?=[^.;:!?]{1,90}verfugung)|spende(?:t|n)\b|geben\b|"
        r"gibt\b(?! es| grunes)",
        "gave": r"geliefert|lieferte|geschickt|schickte|gesandt|ubergeben\b|verkauft[e]\b|gespendet",
        "claimed": r"behaupte|behauptung|nach eigenen angaben|will\b(?=[^.;:!?]{1,90}haben\b)|"
        r"wollen\b(?=[^.;:!?]{1,90}haben\b)|reklamier",
        "reported": r"soll(?:en)?\b(?=[^.;:!?]{1,90}(?:haben|sein)\b)|angeblich|mutma(?:ß|ss)lich|"
        r"unbestatigt|vermeintlich|offenbar|berichten zufolge|"
        r"gerucht",
        "announced": r"angekundigt|ankundig|kundig(?:t|te|en|ten)\b|geplant|plan(?:t|en)\b|angesetzt|"
        r"vorgesehen|findet\b(?=[^.;:!?]{1,60}statt)|"
        r"finden\b(?=[^.;:!?]{1,60}statt)|soll(?:en)?\b|will\b|wollen\b|wird\b|werden\b",
        "confirmed": r"bestatig|raum(?:t|te|en)\b(?=[^.;:!?]{1,90}\sein\b)|eingeraumt|zugegeben",
        "said": r"meld(?:et|en|ete|eten)\b|sag(?:t|te|en|ten)\b|erklar(?:t|te|en|ten)\b|mitteil|teilt\b|"
        r"verkund|verbreit",
        "per": r"laut\b|nach angaben|nach darstellung|zufolge",
    },
    settlement=r"(?:dorf|dorfe|stadt|ort|siedlung|flughafen|kleinstadt|ortschaft)(?:s|es|er|en)?",
    infinitive=r"^(?:ablehn|zustimm|annehm|einnehm)en$",
    negated_before=rf"(?:nicht(?! nur)|kein\w*|nie|niemals|ohne|weder)\b{_CLAUSE}",
    negated_after=rf"(?:\s+{_WORD}){{0,8}}?\s+(?:nicht|kein\w*|nie|niemals)\b",
    hedged_before=r"(?:warum|weshalb|wieso|konnt?en?|konnten?|durfte|mochten?|sollte|falls|wenn|ob|sofern|"
    r"muss|mussen)\b"
    rf"{_CLAUSE}|(?:mogliche?\w*|droh\w+)|"
    r"(?:fordern?|fordert|forderten?|verlang(?:t|en|te)|drang(?:t|en|te)|bitte(?:t|n)|hoff(?:t|en)|ruf(?:t|"
    r"en)|"
    rf"erwag(?:t|en)|pruf(?:t|en)|erwarte(?:t|n)|warn(?:t|en))\b{_CLAUSE}",
    hedged_after=r"(?:\s+[\w'-]+){0,4}?\s+(?:werden konnte\w*|konnte\w*|sollte\w*|durfte|wollen|mussen|"
    r"droht\w*|moglich|zu lassen)\b",
    joins=r"aber|nachdem|weil|wahrend|obwohl|bevor|trotz|doch(?! (?:nicht|kein|noch))|sondern",
)

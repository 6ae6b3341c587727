"""Polish words of standing."""

from bot.facts.standings.signs import Signs

_GIVE = (
    r"(?:przekaz(?:e|a|uje|uja|ac|ywac)|dostarcz(?:y|a|aja|yc)|wysl(?:e|a|ac)|wysyla\w*|da\b|dadza|"
    r"sprzeda\w*|podpisz(?:e|a)|"
    r"pojedzie|przyjedzie|poprze|popra\b|uzna\b|odda\b|oddadza|udostepni\w*|wezmie|dopusci|wpusci)"
)

POLISH = Signs(
    words={
        "denied": r"zaprzecz|dementuj|dementi|zdementow",
        "cancelled": r"odwol|anulow|nie odbed|nie doszl|nie dojdzie do skutku|zawiesi|zawiesz|zerwan|"
        r"zerwal|"
        r"fiask|zrywa(?:ja)?\b",
        "considering": r"nie (?:bedzie|beda) wykluczac|rozwaza|rozwazy|rozpatr|zajmie sie|omawia|bada\b|"
        r"analizuj|zastanawia|dyskutuj|mysli o",
        "refuse": r"odrzuc(?:il|on|en|a\b|aja)|odmowil|odmow[ay]\b|odmaw|wyklucz(?:yl|on|a\b|aja|en)|"
        r"zaglosow\w+ przeciw|(?:jest|sa) przeciw\w*|"
        r"przeciw(?:ko)? (?:sprzedazy|wyslaniu|budowie|rozbudowie|przystapieniu|umowie|ustawie|wejsciu)|"
        r"sprzeciw|zablokowal|zablokowan|blokuj|"
        rf"wet(?:o|u)|zawetow|zakazal|zakazuj|nie (?:bedzie|beda|zamierza\w*|chce|planuje)|nie {_GIVE}\b|"
        r"wycof\w+ sie z (?:rozmow|umowy|negocj)|"
        r"rezygn|zrezygn",
        "agree": r"zatwierdz(?:il|on|en|a\b|aja)|zgodzil|zgadza|zgod[ae] na\b|zaakcept|"
        r"popar(?:l|la|lo|li|cie)\b|popiera|uchwal(?:il|on|en)|"
        r"przyj(?:al|ela|eli|eto)\b(?=(?: \w+){0,3} (?:ustaw|uchwal|budzet|rezoluc|projekt|propozyc|pakiet|"
        r"umow|plan|warunk|mediac))|przyjet[aey]\b przez|"
        r"zielone swiatlo|"
        r"ratyfik|zezwol|pozwol|za przyjeciem|zaglosow\w+ za\b|opowiada sie za|opowiedzial\w* sie za|"
        r"przeglosow|dal[aio]? zgode",
        "agreed": r"uzgodnil|uzgodnion|porozumi(?:aly|eli|enie osiag)|osiagn\w+ porozumieni|"
        r"zawarl\w+ (?:porozumieni|umow)|dogadal",
        "decided": r"zdecydow|podj\w+ decyzj|postanowil|postanowion|podpis(?:al|ano|an[aey]\b|anie\b|uje)|"
        r"zawar(?:l|la|ly|li|to)\b",
        "postponed": r"przeloz|przeklad|odrocz|przesun|przesuw|opozni",
        "taken": r"zdoby(?:l|t|cie|ciu|cia|wa)|"
        r"zaj(?:al|ela|eli|eto|ety|ete|eta|ecie|eciu)\b(?! (?:\w+ )?(?:miejsc|sie\b|"
        r"stanowisk))|opanowal|opanowan|wyzwol|odbi(?:l|la|li|ly|to|"
        r"cie)\b(?! (?:sie|atak|"
        r"szturm))|okupow|okupac|"
        r"pod kontrol|upadek miasta|utrat[aey]\b|wzie(?:li|to)\b",
        "held": r"przeje(?:l|to|ci)|przejal|kontrol|strac|utrac|utrat|wycof|opuscil|w rekach|zaja[cl]",
        "done": r"wesz(?:lo|la|ly) w zycie|wszedl w zycie|wchodzi w zycie|zakonczy(?:l|la|li)|"
        r"poda(?:l|la) sie do dymisji",
        "gives": _GIVE + r"\b",
        "gave": r"przekazal|przekazano|dostarczyl|wyslal|sprzedal|podarow",
        "announced": r"zapowi|planowan|oglo(?:si|sz)|zaplanow|planuj|odbed|wyznacz|zamierza",
        "confirmed": r"potwierdz(?:il|a\b|aja|on|en)|przyzn(?:al|aje|aja)\b",
        "claimed": r"twierdz|utrzymuj|oznajmi|chwal(?:i|a) sie",
        "said": r"poinform|informuj|podal|podaje|powiedzial|mowi|oswiadcz|oglasz",
        "per": r"wedlug\b|zdaniem\b|jak podaje|jak twierdzi",
        "reported": r"mia(?:l|la|lo|ly)\b|mieli\b|rzekom|podobno|domniem|niepotwierdz|ponoc\b|prawdopodobn",
    },
    settlement=r"(?:miast|wies|wsi|miejscowosc|lotnisk|osad)\w*",
    negated_before=r"(?:nie|ani|bez|brak)\s+(?:(?:bedzie|beda|zostal\w*|byl\w*)\s+)?(?:\w+\s+)?",
    hedged_before=r"(?:dlaczego|moze|moga|mogl\w*|by|jesli|jezeli|zeby|aby|powin\w+|musi|mozliw\w+|"
    r"czy)\s+(?:\w+\s+){0,3}|"
    r"gotow\w*\s+|(?:chc[ea]|zada|zadaja|domaga\w*|apeluj\w*|wzyw\w*|prosi|grozi|liczy|proponuj\w*|"
    r"oczekuj\w*|"
    r"rozwaza\w*|planuj\w*)\s+(?:\w+\s+){0,5}",
    joins=r"ale|po|bo|choc|chociaz|podczas|jednak|mimo",
)

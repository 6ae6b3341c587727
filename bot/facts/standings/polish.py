"""Polish words of standing."""

from bot.facts.standings.signs import Signs

_GIVE = (
    r"(?:przekaz(?:e|a|uje|uja|ac|ywac)|dostarcz(?:y|a|aja|yc)|wysl(?:e|a|ac)|wysyla\w*|da\b|dadza|"
    r"sprzeda\w*|podpisz(?:e|a)|"
    r"pojedzie|przyjedzie|poprze|popra\b|uzna\b|odda\b|oddadza|udostepni\w*|wezmie|dopusci|wpusci)"
)

_BAR = r"(?:zakaz|wet[oau]\b|embarg|blokad|sankcj|moratori|sprzeciw|zastrzez|ogranicze|zawieszeni)"
"""What stands in the way; whoever takes it back lets the matter go on."""

POLISH = Signs(
    words={
        "barred": r"jednak nie\b|ostatecznie nie\b|"
        r"(?:utrzym|podtrzym|przedluz)\w*\b(?:\s+[\w'-]+){0,2}?\s+(?:zakaz|weto|embargo|"
        r"blokad|sprzeciw)\w*|"
        r"wycof\w+ (?:poparcie|oferte|kandydatur|wniosek|zgode|dymisj)\w*|"
        r"cofa(?:ja)? (?:poparcie|zgode|pozwolenie)|"
        r"cofnal\w* (?:poparcie|zgode|pozwolenie)|zosta(?:je|nie|l|la) na stanowisku|"
        r"pozosta(?:je|nie|l|la) na stanowisku|mowi\w* (?:„)?\W?nie\b|"
        r"powiedzial\w* \W?nie\b",
        "lifted": r"(?:uchyl|znies|znios|znosi|zniesi|wycof|cofa|cofn|zdj[ae]|zdejm|odwol|rezygn|"
        rf"zrezygn|porzuc|zluzow)\w*\b(?:\s+[\w'-]+){{0,3}}?\s+{_BAR}|"
        rf"{_BAR}\w*\b(?:\s+[\w'-]+){{0,4}}?\s+(?:zniesion|uchylon|wycofan|cofniet|zdjet|"
        r"odwolan)\w*|(?:juz )?nie (?:sprzeciwia|blokuje|wetuje|ma zastrzezen)\w*|"
        r"nie wnosi sprzeciwu|odblokow|odmraz|odmroz|rozmraz|rozmroz",
        "assured": r"potwierdz(?:il|ila|ili|ilo|ily|a|aja|ono|on[aey])\b(?:\s+[\w'-]+)"
        r"{0,3}?\s+(?:udzial|obecnosc|przyjazd|wizyt|termin|date|spotkani|uczestnictw|"
        r"rozmow|szczyt|negocj|podroz)|"
        r"potwierdz(?:il|ila|ili|a|aja|ily),? ze(?:\s+[\w'-]+){0,3}? (?:wezmie|wezma|"
        r"przyjedzie|przyjada|pojedzie|pojada|przybedzie)|"
        r"(?:udzial|obecnosc|termin|wizyta)\b(?:\s+[\w'-]+){0,4}?\s+potwierdzon\w+",
        "denied": r"odpiera(?:ja)? (?:zarzut|oskarz)|odrzuc\w+ (?:oskarz|zarzut)|(?:to )?nieprawd|"
        r"klamstw|wypiera sie|"
        r"zaprzecz|dementuj|dementi|zdementow",
        "cancelled": r"zakonczy\w+ (?:\w+ )?(?:fiaskiem|niczym|bez)|"
        r"zakonczon[yae]\b|"
        r"zakoncz(?:yl|yla|yli|ono|yly)\b(?=[^.;:!?]{1,40}(?:strajk|protest|blokad|misj|akcj))"
        r"|zamk(?:nal|nela|neli|nieto|niete|nieta|niety|nely)\b|"
        r"zamyka(?:ja)? (?:granic|przejsc|ambasad|zaklad|spraw)|likwid|skasow|"
        r"wycofal\w* (?:ustaw|projekt|skarg|pozew)|"
        r"wstrzym(?:al|uje|uja|an|ano|ani|ac)|"
        r"zatrzym(?:al|uje|uja|an|ano)\b(?=[^.;:!?]{1,40}(?:dostaw|budow|prac|proces|"
        r"export|eksport|wyplat|lot))|przerw(?:al|an|ano|aly|a\b)|przeryw|mroz(?:i|a)\b|"
        r"zamroz|zamraza|wypowiada (?:umow|traktat|konwencj|porozum)|"
        r"wypowiedz(?:ial|iano|enie) (?:umow|traktat|konwencj|porozum)|"
        r"wypowied\w+ (?:umow|traktat|konwencj)|uniewaz|cofn(?:al|ela|eto) decyzj|"
        r"stan(?:ela|elo|al|ely)\b(?= *(?:$|[.,;]))|zarzuc(?:il|ono|a\b)|porzuc|zaniecha|"
        r"nie dojd|nie doszl|nie dochodz|nie ma mowy|zerw|fiask|zalamal|zalama(?:l|n)|"
        r"koniec (?:rozmow|negocjacj|umow|strajk|blokad)|zakonczon\w+ (?:fiaskiem|bez)|"
        r"bez porozumienia|sciaga z agendy|spalil\w* na panewce|uchyl(?:il|a\b|on|ono)|"
        r"konczy(?:a)? (?:z|strajk|protest|blokad|wspolprac)|zaprzest|"
        r"rozwiaz(?:al|uje|ano) umow|nie odby(?:l|waja)|zamkn(?:al|eto|ela)|"
        r"odwol|anulow|nie odbed|nie doszl|nie dojdzie do skutku|zawiesi|zawiesz|zerwan|"
        r"zerwal|"
        r"fiask|zrywa(?:ja)?\b",
        "considering": r"chce\b|chca\b|groz[ia]\b|domyka|analiz|rozpatrz|zamierza|"
        r"sklania(?:ja)? sie|negocjuj|waha(?:ja)? sie|przymierza|dopuszcza|"
        r"prowadz\w+ rozmowy|otwart[yaei] na|gotow[yaei] (?:do|na|jest|przek|wys)|rozpatr|"
        r"grozi\b|groza\b|nie wyklucz|konsultuj|przygotow|"
        r"nie (?:bedzie|beda) wykluczac|rozwaza|rozwazy|rozpatr|zajmie sie|omawia|bada\b|"
        r"analizuj|zastanawia|dyskutuj|mysli o",
        "refuse": r"nie widz(?:i|a) (?:sensu|potrzeby|powodu)|"
        r"odrzuc(?:i|a)\b|sprzeciwi(?:a)? sie\b|"
        r"zablokuj[ea]\b|zawetuj[ea]\b|"
        r"odchodz|odejd|opuszcza(?:ja)?\b|wydal(?:il|ila|ili|a\b|aja|ono|ony|eni)|"
        r"wyrzuc(?:il|ila|ili|a\b|ono)|"
        r"nie wycof\w+ (?:sie|wojsk|zolnierz)\w*|wycof(?:al|ala|ali|uje|uja|aly) (?:sie|wojska|zolnierzy|"
        r"ambasador)|"
        r"odwolal\w* ambasadora|trzym\w+ (?:\w+ )?zamkniet|nie polec|nie jedz|nie leci|"
        r"nie powstan|nie zostan|nie odejd|nie sprzed|nie kupi|nie otworz|nie zamkn|"
        r"nie ustapi|umorz(?:yl|yla|ono|ony|y)|uniewinn|zdymisj|"
        r"odwolal\w* (?:ministra|prezesa|szefa|ze stanowiska)|zerwal z|do kosza|"
        r"nie uwzgledn|nie zgadz|nie zgodz|nie przyjm|nie przyj[ae]l|nie poprze|nie popar|"
        r"nie popier|nie zatwierdz|nie ratyfik|nie podpis|nie wpuszc|nie dopusc|"
        r"nie udziel|nie pozwol|nie wyraz\w+ zgody|nie ma zgody|nie wezm|nie pojaw|"
        r"nie przyjed|nie pojed|nie wys[lt]|nie podnies|nie naloz|nie wypusc|nie wprowadz|"
        r"nie odda|nie zaplac|nie usta[pn]|nie zrezygn|oddal(?:il|a\b|on|aja)|zbojkot|"
        r"bojkot|storped|storpedow|zastopow|uniemozliw|zabron|zabrania|"
        r"zakaz(?:uje|al|ano)|postawil\w* veto|utrzym\w+ sprzeciw|wycofuj\w* sie z|"
        r"wycofal\w* sie z|wycofa sie|wycofanie sie z|odstap|odstep|odcina sie|"
        r"odcin\w+ sie|odzegn|nie chc[ea]|glosow\w+ przeciw|przepad(?:l|a\b|la|lo)|"
        r"upadl (?:projekt|wniosek)|projekt upadl|"
        r"opuszcza(?:ja)? (?:obrady|rozmowy|koalicj|sojusz)|zamyka drzwi|nieobecn|"
        r"zabrakni|wystap\w+ z|zmieni\w+ zdanie|bez zgody|odrzuc|wzbrania|"
        r"stan[ae]l\w* okoniem|powiedzial\w* nie|"
        r"odrzuc(?:il|on|en|a\b|aja)|odmowil|odmow[ay]\b|odmaw|wyklucz(?:yl|on|a\b|aja|en)|"
        r"zaglosow\w+ przeciw|(?:jest|sa) przeciw\w*|"
        r"przeciw(?:ko)? (?:sprzedazy|wyslaniu|budowie|rozbudowie|przystapieniu|umowie|ustawie|wejsciu)|"
        r"sprzeciw|zablokowal|zablokowan|blokuj|"
        rf"wet(?:o|u)|zawetow|zakazal|zakazuj|nie (?:bedzie|beda|zamierza\w*|chce|planuje)|nie {_GIVE}\b|"
        r"wycof\w+ sie z (?:rozmow|umowy|negocj)|"
        r"rezygn|zrezygn",
        "agree": r"klepn(?:al|ela|eli|ely)|"
        r"pozosta(?:je|ja|nie|l|la|ly) w\b|ocal(?:il|ila|on|al|ony|one|ona)|"
        r"wypusc(?:il|ila|ili|ily)\b(?= (?:\w+ ){0,2}(?:na wolnosc|z aresztu))|uratow|lagodz|"
        r"zlagodz|luzuj|poluzow|otwier(?:a|aja) (?:granic|przejsc|przestrzen|drzwi)|"
        r"otworzyl\w* (?:granic|przejsc|przestrzen|drzwi)|"
        r"przyj(?:al|ela|eli|eto|muje|muja|ely)\b(?=(?: \w+){0,3} (?:propozyc|ofert|warunk|"
        r"zaproszen|plan|projekt))|"
        r"jednak (?:powstanie|bedzie|przyjedzie|wezmie|odbedzie|pojedzie|rusza|kupi)|"
        r"wpuszcz|wpusci(?:l|la|li|ly)|wraca(?:ja)? do (?:rozmow|stolu|negocj|pracy|porozum|umow|"
        r"gry|dialog|wspolprac|szkol)|"
        r"wrocil\w* (?:do|na)|legaliz|dogad|daje sie przekonac|zmieknal|"
        r"wznaw|wznow|przywroc|przywrac|przysta(?:l|je|la|ja|li|ly)\b|pojdzie na|ustapil|"
        r"ustepuj|ustapi\b|ugial sie|ugiel|ugina sie|przyzwol|przyklasn|poblogoslaw|"
        r"akcept|zaaprob|aprob|da(?:l|la|je|no|ly|li) (?:zielone|zgod|wolna)|"
        r"wyrazil\w* zgod|wyraza zgod|udzielil\w* (?:zgod|poparci|wotum)|przepchn|"
        r"przegloso|przeszl(?:a|o|y) przez|przeszedl przez|"
        r"przyje(?:la|to|li|ta|ty|te|ly)\b(?! (?:do|w)\b)|"
        r"przyjeci[ea] (?:ustaw|budzet|uchwal)|dopuscil|wpuscil|przychyl|przylacz|dolacz|"
        r"uwzgledni|utrzymal\w* w mocy|popar|otwiera ponownie|ponownie otwier|"
        r"ponownie otwart|powroc|powrot do|cofnal sie|"
        r"zgod[aey]\b(?= (?:na|dla|w sprawie))|"
        r"zatwierdz(?:il|on|en|a\b|aja)|zgodzil|zgadza|zgod[ae] na\b|zaakcept|"
        r"popar(?:l|la|lo|li|cie|ly)\b|popiera|uchwal(?:il|on|en)|"
        r"przyj(?:al|ela|eli|eto|ely)\b(?=(?: \w+){0,3} (?:ustaw|uchwal|budzet|rezoluc|projekt|propozyc|"
        r"pakiet|"
        r"umow|plan|warunk|mediac))|przyjet[aey]\b przez|"
        r"zielone swiatlo|"
        r"ratyfik|zezwol|pozwol|za przyjeciem|zaglosow\w+ za\b|opowiada sie za|opowiedzial\w* sie za|"
        r"przeglosow|dal[aio]? zgode",
        "agreed": r"porozumia(?:l|la|ly|li)\b|"
        r"doszl\w* do (?:porozumienia|ugody|kompromisu)|dochodz\w+ do porozumienia|"
        r"dobil\w* targu|zawiera(?:ja)? (?:porozumieni|umow|ugod|pakt)|"
        r"osiag\w+ (?:kompromis|porozumieni|konsensus)|przelom|ubil\w* interes|"
        r"porozumienie (?:\w+ ){0,3}(?:zawarte|osiagniete)|uzgadnia|"
        r"uzgodnil|uzgodnion|porozumi(?:aly|eli|enie osiag)|osiagn\w+ porozumieni|"
        r"zawarl\w+ (?:porozumieni|umow)|dogadal",
        "decided": r"areszt(?:owal|uje|owano|owala)|skaza(?:l|la|li|no|ny|na|ly)\b|"
        r"ukar(?:al|ala|ano|any)|mianow|powola(?:l|la|no|ny|na)\b|"
        r"wybra(?:l|la|li|no|ny|na|ly)\b|odwola(?:no|ny) ze|zwolniono|oskarzy(?:l|la|li|ly)|"
        r"postawi\w* zarzuty|domknal|domknel|"
        r"naloz(?:yl|ono|yla|yly|yli)|naklada(?:ja)?\b|wprowadz(?:il|ono|a\b|aja)|"
        r"zarzadz(?:il|a\b|ono)|dokonal|przesadz(?:il|on|a\b)|klamka zapadla|rozstrzygn|"
        r"orzek(?:l|a)\b|sfinaliz|finaliz|zadecyd|nakaz(?:al|uje)|"
        r"zdecydow|podj\w+ decyzj|postanowil|postanowion|podpis(?:al|ano|an[aey]\b|anie\b|uje)|"
        r"zawar(?:l|la|ly|li|to)\b",
        "postponed": r"odwlek|odwlecz|"
        r"odlozy|odlozon|odklada|odkladaj|zwlek|zawiesz\w+ na czas|na pozniej|opozn|"
        r"wstrzymuje sie z|nieokreslony termin|do lamusa|na polk|"
        r"przeloz|przeklad|odrocz|przesun|przesuw|opozni",
        "taken": r"zdoby(?:l|t|cie|ciu|cia|wa)|"
        r"zaj(?:al|ela|eli|eto|ety|ete|eta|ecie|eciu|ely)\b(?! (?:\w+ )?(?:miejsc|sie\b|"
        r"stanowisk))|opanowal|opanowan|wyzwol|odbi(?:l|la|li|ly|to|"
        r"cie)\b(?! (?:sie|atak|"
        r"szturm))|okupow|okupac|"
        r"pod kontrol|upadek miasta|utrat[aey]\b|wzie(?:li|to)\b",
        "held": r"przeje(?:l|to|ci)|przejal|kontrol|strac|utrac|utrat|wycof|opuscil|w rekach|zaja[cl]",
        "done": r"odszed(?:l)?\b|odesz(?:la|li|ly)\b|ode(?:szl|szed)\w*|"
        r"zrezygnowal\w* z (?:funkcji|urzedu|stanowiska)|zdymisjonow|zastrajk|strajkuja|"
        r"przej(?:al|ela|eli|ely)\b(?= (?:spolk|firm|udzial|bank))|polaczy(?:l|ly|li)|"
        r"powstal[aoy]?\b|"
        r"dosz(?:la|lo|ly|edl) do skutku|odby(?:l|la|lo|ly) sie|wdroz(?:yl|on|ono)|"
        r"dobieg(?:l|la|lo) konca|zaprzysi|wykona(?:l|no)\b|sfinaliz|"
        r"zlozy(?:l|la) (?:rezygnacj|dymisj|urzad)|dokona(?:l|la|no) rekonstrukcji|wesz|"
        r"ruszy(?:l|la|lo|ly)\b|"
        r"wesz(?:lo|la|ly) w zycie|wszedl w zycie|wchodzi w zycie|zakonczy(?:l|la|li|ly)|"
        r"poda(?:l|la) sie do dymisji",
        "gives": r"(?:podnies(?:ie|ienie)|obniz(?:y|a)|kupi(?:c|a)?|kupuje|naloz(?:y|a)|"
        r"wprowadz(?:i|a)|wypusc(?:i|i|ic)|zwoln(?:i|ia)|uwoln(?:i|ia)|otworz(?:y|a)|"
        r"zbuduje|wybuduje|przyjmie|wysle|rozmiesc(?:i|i)|ulaskawi|odwiedz(?:i|a)|"
        r"wezma udzial|pojada|przyjada|przedluz(?:y|a)|poda sie do dymisji)\b|" + _GIVE + r"\b",
        "gave": r"podni(?:osl|osla|esli|esiono)|obnizy(?:l|la|li|ly)|kupi(?:l|la|li|ly)\b|"
        r"wypusci(?:l|la|li|ly)|zwolni(?:l|la|li|ly)\b|uwolni(?:l|la|li|ono|ly)|otworzy(?:l|la|li|ly)|"
        r"zbudow|przyj(?:al|ela|eli|ely)\b|rozmiesci|ulaskawil|odwiedzi(?:l|la|li|ly)|pojecha|"
        r"przyjecha|przedluzy(?:l|la|li|ly)|wzi(?:al|ela|eli|ely) udzial|"
        r"przekazal|przekazano|dostarczyl|wyslal|sprzedal|podarow",
        "announced": r"wezmie udzial|wezma udzial|wybiera sie|poda sie|ma sie odbyc|maja sie odbyc|"
        r"ruszy\b|obiec|deklaruj|zadeklar|zwol(?:al|uje)|zaprasza|"
        r"bedzie (?:\w+ )?(?:dostarcz|przekaz|wysyl|kontynuow)|"
        r"zapowi|planowan|oglo(?:si|sz)|zaplanow|planuj|odbed|wyznacz|zamierza",
        "confirmed": r"przyzna(?:l|je|ja|la|li|no|ly)\b|przyznal\w* sie|"
        r"potwierdz(?:il|a\b|aja|on|en)|przyzn(?:al|aje|aja)\b",
        "claimed": r"twierdz|utrzymuj|oznajmi|chwal(?:i|a) sie",
        "said": r"poinform|informuj|podal|podaje|powiedzial|mowi|oswiadcz|oglasz",
        "per": r"wedlug\b|zdaniem\b|jak podaje|jak twierdzi",
        "reported": r"mia(?:l|la|lo|ly)\b|mieli\b|rzekom|podobno|domniem|niepotwierdz|ponoc\b|prawdopodobn",
        "not": r"nie\b(?= [a-z]{3,}(?:y|i|e|a|ja|al|ala|ali|il|ila|ili|yl|yla|yli|aly|ily|yly)\b)"
        r"(?! (?:tylko|moze|musi|wie|ma\b|jest|beda|bedzie|znaczy|wiadomo|ale|dla|takie|"
        r"takze|poda|skoment|komentu|ujawni|sprecyzow|odpowied|wyjasni|okresli))",
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

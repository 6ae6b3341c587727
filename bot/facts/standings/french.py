"""French words of standing."""

from bot.facts.standings.signs import Signs

FRENCH = Signs(
    words={
        "denied": r"dement|dementi|nie\b|nient\b|nier\b|refut|contest(?:e|ent)\b",
        "considering": r"n'exclura (?:pas|rien)|envisag|etudi(?:e|ent|era)\b|examin|reflechi|songe|discut|"
        r"debat(?:tent)?\b|pes(?:e|ent)\b|"
        r"se penche|n'ecart",
        "refuse": r"rejet|refus|exclu(?:t|s|ent|ait)?\b|exclure|vot(?:e|ent) contre|"
        r"contre (?=(?:l'|la |le |les |un |une )"
        r"(?:adhesion|livraison|envoi|vente|achat|accord|construction|deploiement|participation|entree|loi|"
        r"projet|texte)\b)|"
        r"s'oppos|oppose|renonc|veto|bloqu|interdi|non a\b|declin(?:e|ent)\b|"
        r"n'(?!aura|y)\w+r(?:a|ont) (?:pas|plus|jamais|aucun)|"
        r"ne (?!sera|seront|pourra|faudra)\w+r(?:a|ont) (?:pas|plus|jamais|aucun)|n'ira (?:pas|plus)|"
        r"ne va pas|ne vont pas|ne veu(?:t|lent) pas|"
        r"dit non|se retire d|retoqu|ecart(?:e|ent)\b|claque la porte|"
        r"abandonn",
        "agree": r"approuv|approbation|accepte(?:nt)?\b|accept(?:er|a|ee?s?)\b|autoris|"
        r"valid(?:e|ent|ee?s?|ation)\b|"
        r"feu vert|favorable|adopt(?:e|ent|ee?s?|ion|er)\b|ratifi|"
        r"vot(?:e|ent|ee?s?)\b(?! (?:sur|contre|sera|aura))|"
        r"soutien(?:t|nent)\b|oui a\b|en faveur|consent(?:e|ent|i)?\b|permet(?:tra|tent)?\b|avalis|enterin|"
        r"dit oui|donne son (?:aval|accord)|leve l.interdiction",
        "agreed": r"s'accord|se sont mis d'accord|se mettent d'accord|d'accord sur|"
        r"accord (?:\w+ ){0,3}(?:conclu|trouve)|"
        r"parviennent a un accord|sont parvenus a un accord|s'entend|conclu(?:ent|t)? un accord",
        "decided": r"decid(?:e|ent|ee?s?)\b|tranch(?:e|ent)\b|sign(?:e|ent|ee?s?|ature|er)\b|"
        r"conclu(?:ent|t)?\b",
        "postponed": r"reporte|report d(?:e|u|es)\b|report de l|repouss|ajourn|differe|decal|"
        r"retard(?:e|ent|ee?s?)\b",
        "cancelled": r"annul|n'aura pas lieu|n'auront pas lieu|ne se tiendra pas|suspend|suspension d|"
        r"deprogramm|"
        r"tomb(?:e|ent) a l'eau|"
        r"romp(?:t|ent|u|us|ues)\b|tourne(?:nt)? court|echou(?:e|ent|ees?)\b",
        "taken": r"s'empar|empare[es]*\b|s'est empar|pris (?:la|le|les|possession|\w+ka)\b|"
        r"(?:ont|a|avoir) pris (?!part|des|en|du|un)|prise (?:d|par)|prennent (?:le controle|la|le)|"
        r"prend (?:le controle|la ville|le village)|captur|conqui|conquet|repris\b(?! (?:les|des))|"
        r"repren(?:d|nent) (?:la ville|le village|le controle)|"
        r"liber(?:e|ent|ee?s?|ation)\b(?= (?:la|le|de la|du) (?:ville|village|region|localite))|"
        r"occupation d|chute de la ville|tomb(?:e|ee?s?) aux mains|"
        r"perte de (?=\w+ka\b|la ville|la localite)",
        "held": r"control(?:e|ent|er)\b|perd(?:u|re|ent)?\b|perte|se retire|retrait|aux mains",
        "done": r"entre(?:nt)? en vigueur|est entre en vigueur|acheve|mene a bien|"
        r"demission(?:ne|nent)\b",
        "gives": r"livr(?:e|ent|era|eront|er)\b|fourni(?:t|ssent|ra|ront|r)\b|"
        r"env(?:oie|oient|erra|erront|oyer)\b|envoi\b|"
        r"vend(?:ra|ront|re|ent)?\b|don(?:ne|nent|nera|neront)\b"
        r"(?! son feu| leur feu| (?:de |d.|aucune? |plus de )?"
        r"(?:raison|detail|precision|explication|date|chiffre|reponse|information))|"
        r"ced(?:e|ent|era|er)\b|"
        r"transf(?:ere|erera|erer)\b|construir(?:e|a|ont)\b",
        "gave": r"livre(?:s|es?)\b|fourni(?:s|es?)\b|envoye|vendu|cede\b|transfere\b",
        "announced": r"annonc|prev(?:u|oit|oient)|programm|planifi|aura (?:bien )?lieu|auront lieu|"
        r"se tiendra|va\b|vont\b|compte\b",
        "confirmed": r"confirm|reconn(?:ait|aissent|u)|admet(?:tent)?\b|admis\b|verifi",
        "claimed": r"revendiqu|affirm|preten(?:d|dent|du)|assur(?:e|ent)\b|soutien(?:t|nent) (?:avoir|que)|"
        r"se targue",
        "said": r"dit\b|disent\b|declar|indiqu|rapport(?:e|ent)\b|fait etat",
        "per": r"selon\b|d'apres\b",
        "reported": r"pretendument|soi-disant|presum|non confirm|rumeur|apparemment|"
        r"(?:au|se)rai(?:t|ent)\b",
    },
    settlement=r"villages?|villes?|localites?|aeroport",
    negated_before=r"(?:ne|pas|plus|jamais|aucune?|sans|ni|non)\s+(?:\w+\s+){0,2}|n'(?:\w+\s+){0,2}|n'",
    negated_after=r"(?:\s+\w+)?\s+(?:pas|plus|jamais|aucune?)\b",
    hedged_before=r"(?:pourquoi|pourrai(?:t|ent)|devrai(?:t|ent)|voudrai(?:t|ent)|peu(?:t|vent)|doi(?:t|"
    r"vent)|si|faut|possible|"
    r"eventuel\w*)\b(?:\s+[\w'-]+){0,3}|"
    r"(?:demand|exig|appel|reclam|souhait|pri|press|esper|menac|envisag|propos|etudi|"
    r"veu)\w*\b(?:\s+[\w'-]+){0,6}?"
    r"(?:\s+(?:de|a|la|le|les|un|une|son|sa)|\s+[dl]'|\s+qu(?:e|'\w+)(?:\s+\w+){0,3})",
    future_before=r"(?:pour|afin de|va|vont|avant de)\s*",
    infinitive=r"^\S*(?:er|ir|dire|clure|mpre|ttre|ndre|[ei]ra|[ei]ront)$",
    joins=r"mais|apres|car|alors|tandis|avant|malgre|pendant",
)

"""Spanish words of standing."""

from bot.facts.standings.signs import Signs

SPANISH = Signs(
    words={
        "denied": r"desmient|desmint|desmentid|niega\b(?! a\b)|niegan\b(?! a\b)|nego\b(?! a\b)|"
        r"negaron\b(?! a\b)|refut",
        "cancelled": r"cancel|suspend|anul(?:a|o|an|aron|ad[oa]s?|acion)\b|no se celebrara|no tendra lugar|"
        r"desconvoc|"
        r"romp(?:e|en|io|ieron)\b|fracas(?:a|an|o|aron)\b",
        "considering": r"no descartara\b|baraj|estudi(?:a|an|o|ara)\b|consider|sopes|contempl|analiz|debat|"
        r"discut|evalu|valor(?:a|an)\b|plante",
        "refuse": r"rechaz|se nieg|se neg|niega a\b|niegan a\b|nego a\b|descart|"
        r"vot(?:a|o|an|aron) en contra|en contra\b|se opon|se opus|"
        r"opon(?:e|en|erse)\b|veta\b|vetan\b|veto\b|bloque(?:a|an|o|aron|ad[oa])\b|prohib|renunci|desist|"
        r"abandona\b|"
        r"contrari[oa] a|no (?!sera|habra|estara|tendra|podra|para|era|espera|fuera|hara)\w+[aei]r(?:a|an|"
        r"emos)\b|no va a\b|no van a\b|"
        r"dice no a|tumb(?:a|o|an)\b|no quier|"
        r"se retira de (?:las|los|la)|frena\b|paraliza\b|dice no",
        "agree": r"aprueb|aprob|acept(?:a|o|an|aron|ad[oa]s?|acion)\b|autoriz|luz verde|a favor\b|respald|"
        r"apoy(?:a|an|aron|ad[oa])\b|"
        r"ratific|avala\b|avalan\b|aval(?:o|ad[oa])?\b|permit(?:e|en|io|ira|iran)\b|da el visto bueno|"
        r"adopt(?:a|o|an)\b|vot(?:a|o|an) a favor|dice si a|"
        r"via libre|dice si\b",
        "agreed": r"acuerd(?:a|an)\b|acord(?:o|aron|ad[oa])\b|lleg(?:a|an|aron) a un acuerdo|"
        r"alcanz(?:a|an|o|aron) (?:un|el)\b|pact(?:a|an|aron|ado)\b",
        "decided": r"decid(?:e|en|io|ieron|id[oa])\b|firma\b(?= (?:un|una|el|la|los|las|con)\b)|"
        r"firm(?:an|o|aron|ad[oa]s?)\b|"
        r"sellan?\b",
        "postponed": r"aplaz|pospon|pospuso|pospuest|posterg|retras|difier",
        "taken": r"captur|conquist|tom(?:a|o|an|aron|ad[oa]s?|ar)\b(?! (?:medidas|nota|parte|posesion|"
        r"de rehenes|de posesion|decisiones|"
        r"la palabra))|se apoder|recuper|liber(?:a|o|an|aron|ad[oa]|acion)\b(?= (?:de )?(?:la|el|las|"
        r"los) (?:ciudad|localidad|pueblo|aldea|region))|"
        r"ocup(?:an|aron|acion)\b|"
        r"caida de la (?:ciudad|localidad)|perdida de (?:la (?:ciudad|localidad)|el control)|cae en manos",
        "held": r"control(?:a|an|ar)?\b|perdid[oa]\b|perdio\b|perder\b|se retir|retirada|en manos",
        "done": r"entra(?:n)? en vigor|entro en vigor|culmin|"
        r"dimit(?:e|en|io)\b",
        "gives": r"entreg(?:a|an|ara|aran|ar)\b|suministr(?:a|an|ara|aran|ar)\b|envi(?:a|an|ara|aran|ar)\b|"
        r"proporcion(?:a|ara|ar)\b|"
        r"vend(?:e|en|era|eran|er)\b|venta de|ced(?:e|en|era|eran|er)\b|don(?:a|an|ara|ar)\b|dar(?:a|an)\b|"
        r"transfer(?:ira|ir)\b",
        "gave": r"entreg(?:o|aron|ad[oa]s?)\b|suministr(?:o|aron|ad[oa]s?)\b|envi(?:o|aron|ad[oa]s?)\b|"
        r"vendi(?:o|eron|d[oa]s?)\b|cedi(?:o|eron)\b|don(?:o|aron)\b",
        "announced": r"anunci|program|previst|prev(?:e|en)\b|se celebrar|tendra lugar|sera\b|planea|va a\b|"
        r"van a\b|convoc",
        "confirmed": r"confirm|reconoc|admit(?:e|en|io|ieron)\b|verific",
        "claimed": r"asegur(?:a|an|o|aron)\b|afirm|sostien|alega|reivindic|proclam|se atribuy",
        "said": r"dic(?:e|en)\b|dijo\b|dijeron\b|declar|inform(?:a|an|o|aron)\b|report(?:a|an|o)\b",
        "per": r"segun\b|de acuerdo con\b",
        "reported": r"presunt|supuest|al parecer|habria\b|habrian\b|sin confirmar|rumor",
    },
    settlement=r"aldeas?|pueblos?|ciudad(?:es)?|localidad(?:es)?|aeropuerto",
    negated_before=r"(?:no|nunca|jamas|sin|tampoco|ni)\s+(?:\w+\s+){0,2}",
    hedged_before=r"(?:por que|podria[n]?|deberia[n]?|puede[n]?|si|debe[n]?|quizas?|tal vez|posible|"
    r"eventual)\b"
    r"(?:\s+[\w'-]+){0,3}|"
    r"(?:pid|exig|reclam|quier|insta|esper|propon|plante|amenaz|llam|demand|solicit|baraj|estudi)\w*\b"
    r"(?:\s+[\w'-]+){0,6}?\s+(?:a|de|el|la|los|las|un|una|su|que(?:\s+\w+){0,3})",
    future_before=r"(?:para|va a|van a)\s*",
    infinitive=r"^\S*[aei]r(?:se|an?)?$",
    joins=r"pero|tras|porque|mientras|aunque|antes|despues|pese",
)

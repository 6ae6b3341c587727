"""Spanish words of standing."""

from bot.facts.standings.signs import Signs

_BAR = (
    r"(?:prohibicion|vetos?|embargo|bloqueo|suspension|sanciones|moratoria|objecion(?:es)?|oposicion|"
    r"restricciones|reservas)"
)
"""What stands in the way; whoever takes it back lets the matter go on."""

SPANISH = Signs(
    words={
        "barred": r"(?:finalmente|al final|ya) no (?!sera|habra|hay|es|esta)\w+|"
        r"no (?:\w+ )?finalmente|"
        r"retir(?:a|an|o|aron)\b (?:su|la|sus|el) (?:oferta|candidatura|apoyo|denuncia|"
        r"propuesta|renuncia|solicitud|demanda)|da(?:n)? marcha atras|dio marcha atras|"
        r"marcha atras|"
        r"mantien(?:e|en) (?:el |la |su )?(?:veto|prohibicion|embargo|bloqueo)|"
        r"sigue (?:en el cargo|al frente)|ni piensa|ni hablar",
        "lifted": r"(?:levant(?:a|an|o|aron|ar|ara)|retir(?:a|an|o|aron|ar)|alz(?:a|an|o)|"
        r"flexibiliz(?:a|an|o)|deja(?:n)? sin efecto|pone(?:n)? fin a)\b(?:\s+[\w'-]+)"
        rf"{{0,3}}?\s+{_BAR}\b|"
        rf"{_BAR}\b(?:\s+[\w'-]+){{0,5}}?\s+(?:levantad[oa]s?|retirad[oa]s?)\b|"
        r"ya no (?:se )?(?:opone|veta|bloquea|rechaza)|sin objeciones",
        "assured": r"confirm(?:a|an|o|aron|ado|ada)\b(?:\s+[\w'-]+){0,3}?\s+(?:asistencia|"
        r"participacion|presencia|visita|fecha|encuentro|reunion|viaje|cumbre|dialogo|"
        r"negociaciones|conversaciones|cita)|"
        r"confirm(?:a|an|o|aron)\b que(?:\s+[\w'-]+){0,3}? (?:asistira|participara|"
        r"acudira|viajara|ira|iran|estara)|"
        r"(?:asistencia|participacion|fecha)\b(?:\s+[\w'-]+){0,5}?\s+confirmada\b",
        "denied": r"niega(?:n)? (?:haber|que|estar|tener|cualquier)|"
        r"tacha(?:n)? de (?:falso|mentira|bulo)|bulo\b|desment|"
        r"desmient|desmint|desmentid|niega\b(?! a\b)|niegan\b(?! a\b)|nego\b(?! a\b)|"
        r"negaron\b(?! a\b)|refut",
        "cancelled": r"da(?:n)? por (?:terminad|finalizad|zanjad|rot)|se cae\b|se cayo\b|se frustra|"
        r"se tuerce|aparc|cierra(?:n)? (?:el caso|la investigacion|su embajada|la planta)|"
        r"sobresee|retira(?:n)? (?:la|el|los|las) (?:ley|decreto|demanda|cargos|querella)|"
        r"cancel|fin (?:a|de) la (?:huelga|tregua|mision)|concluye la huelga|disuelv|"
        r"disolv|"
        r"paraliz|deten(?:er|cion de (?:la|las|los))\b|detien(?:e|en)\b|detuv|interrump|"
        r"pone(?:n)? fin a|puso fin a|pusieron fin a|congel(?:a|an|o|aron|ad[oa]s?|ar)\b|"
        r"derog|desech|aparc(?:a|an|o)\b|aborta|"
        r"cort(?:a|an|o) (?:el|las|los|la) (?:suministro|envio|relacion)|deja(?:n)? de|"
        r"dejo de|dejaron de|ces(?:a|an|o|e de)\b|carpetazo|entierra|fracas|naufrag|"
        r"se rompe|rotas?\b|ruptura|sin acuerdo|sin efecto|sin exito|rescind|"
        r"retir(?:a|an|o|aron)\b (?:el|la|los|las) (?:proyecto|plan|ley|opa|reforma|envio|"
        r"propuesta|iniciativa)|denunci(?:a|an|o) el (?:acuerdo|pacto|tratado)|desactiv|"
        r"desprogram|desconvoc|llega a su fin|fren(?:a|an|o|azo)\b|caduc|expir(?:a|o)\b|"
        r"cancel|suspend|anul(?:a|o|an|aron|ad[oa]s?|acion)\b|no se celebrara|no tendra lugar|"
        r"desconvoc|"
        r"romp(?:e|en|io|ieron)\b|fracas(?:a|an|o|aron)\b",
        "considering": r"quiere(?:n)?\b|se abre a|se plantea|da(?:n)? vueltas|titubea|vacila|se piensa|"
        r"aun no|todavia no|"
        r"negocia(?:n)?\b|abiert[oa]s? a\b|tantea|sondea|dud(?:a|an)\b|medita|sopes|"
        r"maneja la|se inclina|ultima(?:n)?\b|dispuest[oa]s? a\b|se dispone a|"
        r"se muestra abiert|no cierra|amenaza\b|a punto de|examina|revisa(?:n)?\b|"
        r"delibera|prepar(?:a|an)\b|aborda|"
        r"no descartara\b|baraj|estudi(?:a|an|o|ara)\b|consider|sopes|contempl|analiz|debat|"
        r"discut|evalu|valor(?:a|an)\b|plante",
        "refuse": r"da(?:n)? calabazas|saca(?:n)? (?:a )?(?:sus|su|las) (?:tropas|soldados|fuerzas)|"
        r"dej(?:a|an|o) fuera|expuls(?:a|an|o|aron)\b|"
        r"cierra(?:n)? (?:la|el|las|los|su) (?:frontera|aduana|paso|puerta)|"
        r"llama(?:n)? a consultas|"
        r"retira(?:n)? (?:a )?(?:su|sus|las) (?:embajador|tropas|fuerzas)|destitu|"
        r"cesa(?:n)? a\b|ceso a\b|archiv(?:a|an|o|aron|ad[oa])\b|echa(?:n)? a\b|no quier|"
        r"aparta(?:n)? a|se mantiene en|mantiene(?:n)? cerrad|"
        r"rehus|echa(?:n)? (?:por tierra|atras|abajo)|echo (?:por tierra|atras|abajo)|"
        r"dej(?:a|an|o) caer|cierra(?:n)? la puerta|cerro la puerta|"
        r"da(?:n)? (?:la espalda|portazo|un portazo)|dio portazo|portazo|planta\b|"
        r"plant(?:a|o) a|declin(?:a|an|o|aron)\b|desoye|se desmarc|se descuelg|se planta|"
        r"se resist|impid(?:e|en|io|ieron)\b|impedir|imposibil|recul(?:a|an|o)\b|"
        r"se retract|se desdi|rectific|se echa(?:n)? atras|se echo atras|deneg|denieg|"
        r"desestim|inadmit|veda\b|ilegaliz|tumb|torpede|boicot|se ausent|"
        r"no (?:acud|asist|particip|viaj|ir)\w*|ausencia|se retir(?:a|an|o|aron) d|"
        r"abandon(?:a|an|o|aron|ar)\b|sale de (?:la|el|los|las)\b|"
        r"salida de (?:la|el|los|las) (?:ue|otan|acuerdo|pacto)|rompe con\b|se salta|"
        r"reprueb|vota(?:n)? no\b|revoc|frustr|invalid|"
        r"no (?:piensa|planea|contempla|preve|dimit|ced|apoy|acept|aprueb|autoriz|firm|"
        r"negoci|pact|permit)\w*|rebate|reniega|sin apoyo|se niega|"
        r"rechaz|se nieg|se neg|niega a\b|niegan a\b|nego a\b|descart|"
        r"vot(?:a|o|an|aron) en contra|en contra\b|se opon|se opus|"
        r"opon(?:e|en|erse)\b|veta\b|vetan\b|veto\b|bloque(?:a|an|o|aron|ad[oa])\b|prohib|renunci|desist|"
        r"abandona\b|"
        r"contrari[oa] a|no (?!sera|habra|estara|tendra|podra|para|era|espera|fuera|hara)\w+[aei]r(?:a|an|"
        r"emos)\b|no va a\b|no van a\b|"
        r"dice no a|tumb(?:a|o|an)\b|no quier|"
        r"se retira de (?:las|los|la)|frena\b|paraliza\b|dice no",
        "agree": r"dej(?:a|an|o|aron) (?:en libertad|pasar|entrar)|"
        r"libertad (?:con cargos|provisional|bajo fianza)|"
        r"sigue(?:n)? en (?:la|el) (?:otan|ue|acuerdo)|reabr|"
        r"abre(?:n)? (?:la|el|las|los|su) (?:frontera|aduana|paso|puerta|espacio)|"
        r"vuelven (?:al trabajo|a clase|a la mesa)|vuelve (?:al|a la)|absuelv|absolv|"
        r"legaliz|despenaliz|"
        r"admit(?:e|en|io) (?:el|la|los|las) (?:recurso|querella|demanda)|se rinde|"
        r"transige|readmit|"
        r"da(?:n)? (?:luz verde|via libre|el si|su visto bueno|su aval)|"
        r"dio (?:luz verde|via libre|el si)|reanud|retom(?:a|an|o|aron|ar)\b|desbloque|"
        r"descongel|restablec|restituy|reabr(?:e|en|io|ir|ira)\b|reapertura|reactiv|"
        r"ced(?:e|en|io|ieron) (?:y|a|ante|en)\b|se pliega|claudic|se allana|se aviene|"
        r"accede(?:n)?\b|accedi(?:o|eron)\b|se suma|se adhier|consient|habilit|convalid|"
        r"refrend|valid(?:a|an|o)\b|sale adelante|salio adelante|prosper(?:a|o)\b|"
        r"super(?:a|o) (?:el|la) (?:votacion|tramite|investidura)|invist(?:e|io|ieron)|"
        r"inviste|sancion(?:a|o) la ley|promulg|despach(?:a|an|o)\b|bendic|secund|"
        r"volver(?:a|an) a|vuelve(?:n)? a(?:l| la)?\b|homolog|ampar(?:a|o)\b|"
        r"vota(?:n)? si\b|respald|toler(?:a|an)\b|otorg|conced(?:e|en|io|ieron)\b|"
        r"admite(?:n)? a tramite|"
        r"aprueb|aprob|acept(?:a|o|an|aron|ad[oa]s?|acion)\b|autoriz|luz verde|a favor\b|respald|"
        r"apoy(?:a|an|aron|ad[oa])\b|"
        r"ratific|avala\b|avalan\b|aval(?:o|ad[oa])?\b|permit(?:e|en|io|ira|iran)\b|da el visto bueno|"
        r"adopt(?:a|o|an)\b|vot(?:a|o|an) a favor|dice si a|"
        r"via libre|dice si\b",
        "agreed": r"cierra(?:n)? (?:un|el) (?:acuerdo|pacto|trato)|"
        r"cerraron (?:un|el) (?:acuerdo|pacto|trato)|sell(?:an|aron) (?:un|el|la)|"
        r"entendimiento|convien|conviniero|suscrib|se ponen de acuerdo|"
        r"principio de acuerdo|logr(?:a|an|o|aron) (?:un|el) (?:acuerdo|pacto)|"
        r"concert(?:a|aron)|"
        r"acuerd(?:a|an)\b|acord(?:o|aron|ad[oa])\b|lleg(?:a|an|aron) a un acuerdo|"
        r"alcanz(?:a|an|o|aron) (?:un|el)\b|pact(?:a|an|aron|ado)\b",
        "decided": r"conden(?:a|an|o|aron|ad[oa]s?) a\b|mult(?:a|an|o|aron)\b|"
        r"nombr(?:a|an|o|aron|ad[oa])\b|elig(?:e|en|io|ieron)\b|design(?:a|an|o)\b|"
        r"imput(?:a|an|o|ad[oa])\b|sancion(?:a|an|o|aron)\b|procesa(?:n)? a\b|"
        r"impon(?:e|en|drar?|dra)\b|impus(?:o|ieron)\b|rubric|decret(?:a|an|o|aron)\b|"
        r"dictamin|orden(?:a|an|o|aron)\b|resuelv|resolvi|opta(?:n)? por|opto por|"
        r"concreta|oficializ|formaliz|zanja|"
        r"decid(?:e|en|io|ieron|id[oa])\b|firma\b(?= (?:un|una|el|la|los|las|con)\b)|"
        r"firm(?:an|o|aron|ad[oa]s?)\b|"
        r"sellan?\b",
        "postponed": r"dej(?:a|an|o|aron) (?:en suspenso|para)|en suspenso|en el aire|"
        r"demor(?:a|an|o|aron|ad[oa])\b|diferi|retras|"
        r"prorroga(?:n)? (?:la decision|el plazo)|para mas adelante|"
        r"congela(?:n)? la decision|en punto muerto|reprogram|"
        r"aplaz|pospon|pospuso|pospuest|posterg|retras|difier",
        "taken": r"captur|conquist|tom(?:a|o|an|aron|ad[oa]s?|ar)\b(?! (?:medidas|nota|parte|posesion|"
        r"de rehenes|de posesion|decisiones|"
        r"la palabra))|se apoder|recuper|liber(?:a|o|an|aron|ad[oa]|acion)\b(?= (?:de )?(?:la|el|las|"
        r"los) (?:ciudad|localidad|pueblo|aldea|region))|"
        r"ocup(?:an|aron|acion)\b|"
        r"caida de la (?:ciudad|localidad)|perdida de (?:la (?:ciudad|localidad)|el control)|cae en manos",
        "held": r"control(?:a|an|ar)?\b|perdid[oa]\b|perdio\b|perder\b|se retir|retirada|en manos",
        "done": r"renunci(?:a|o)\b\s*$|van a la huelga|va a la huelga|paran\b|culmin|fusion|"
        r"destituid[oa]|liberad[oa]s?\b|se hace con|consuma|"
        r"entra(?:n)? en vigor|entrada en vigor|se ha celebrado|se celebro|se consum|"
        r"complet(?:a|an|o|aron|ad[oa])\b|se produjo|tuvo lugar|se hace efectiv|"
        r"ejecut(?:a|an|o|ad[oa])\b|concluy|toma posesion|jura el cargo|"
        r"renuncia(?:n)? al cargo|dimiti|finaliz|"
        r"entra(?:n)? en vigor|entro en vigor|culmin|"
        r"dimit(?:e|en|io)\b",
        "gives": r"subir(?:a|an)?\b|compr(?:a|an|ara|aran|ar)\b|adquier|adquirir|"
        r"liber(?:a|an|ara|aran|ar)\b(?! (?:de )?(?:la|el|las|los) (?:ciudad|localidad|"
        r"pueblo|aldea|region))|recort(?:a|an|ara|ar)\b|indult(?:a|an|ara|ar)\b|"
        r"extradit(?:a|an|ara|ar)\b|"
        r"reconoc(?:e|en|era|eran|er) (?:a |al )?(?:estado|palestina|la independencia)|"
        r"despleg(?:ara|ar)\b|despliega|abr(?:e|en|ira|ir)\b|construira(?:n)?\b|"
        r"acog(?:e|en|era|er)\b|dolariz|expuls(?:a|an|ara|ar)\b|nacionaliz|privatiz|"
        r"disuelv|"
        r"entreg(?:a|an|ara|aran|ar)\b|suministr(?:a|an|ara|aran|ar)\b|envi(?:a|an|ara|aran|ar)\b|"
        r"proporcion(?:a|ara|ar)\b|"
        r"vend(?:e|en|era|eran|er)\b|venta de|ced(?:e|en|era|eran|er)\b|don(?:a|an|ara|ar)\b|dar(?:a|an)\b|"
        r"transfer(?:ira|ir)\b",
        "gave": r"subio\b|compro\b|compraron\b|adquirio|"
        r"liber(?:o|aron|ad[oa]s?)\b(?! (?:de )?(?:la|el|las|los) (?:ciudad|localidad|"
        r"pueblo|aldea|region))|recort(?:o|aron)\b|indult(?:o|aron|ad[oa])\b|"
        r"extradit(?:o|aron|ad[oa])\b|"
        r"reconocio (?:a |al )?(?:estado|palestina|la independencia)|desplego|abrio\b|"
        r"acogio|expuls(?:o|aron|ad[oa])\b|asisti(?:o|eron)\b|acudi(?:o|eron)\b|"
        r"viaj(?:o|aron)\b|"
        r"entreg(?:o|aron|ad[oa]s?)\b|suministr(?:o|aron|ad[oa]s?)\b|envi(?:o|aron|ad[oa]s?)\b|"
        r"vendi(?:o|eron|d[oa]s?)\b|cedi(?:o|eron)\b|don(?:o|aron)\b",
        "announced": r"asistir(?:a|an)\b|acudir(?:a|an)\b|participar(?:a|an)\b|viajar(?:a|an)\b|"
        r"visitar(?:a|an)\b|ira\b|iran a\b|promet(?:e|en|io)\b|se comprom|dimitira\b|"
        r"mantien(?:e|en)\b|sigue(?:n)? adelante|apoyar(?:a|an)\b|convoc|invita(?:n)?\b|"
        r"pretend(?:e|en)\b|aspira a|"
        r"anunci|program|previst|prev(?:e|en)\b|se celebrar|tendra lugar|sera\b|planea|va a\b|"
        r"van a\b|convoc",
        "confirmed": r"reconoc(?:e|en|io|ieron)\b|asum(?:e|en|io)\b(?= (?:la|el|que|su) )|"
        r"confirm|reconoc|admit(?:e|en|io|ieron)\b|verific",
        "claimed": r"asegur(?:a|an|o|aron)\b|afirm|sostien|alega|reivindic|proclam|se atribuy",
        "said": r"dic(?:e|en)\b|dijo\b|dijeron\b|declar|inform(?:a|an|o|aron)\b|report(?:a|an|o)\b",
        "per": r"segun\b|de acuerdo con\b",
        "reported": r"presunt|supuest|al parecer|habria\b|habrian\b|sin confirmar|rumor",
        "not": r"no\b(?= [a-z]{3,}(?:a|e|an|en|o|aron|ieron|ara|era|ira)\b)(?! (?:para|sera|"
        r"sobre|como|puede|tiene|sabe|esta|hace|solo|quede|debe|hubo|precis|especific|coment|revel|"
        r"respond|detall|explic|identific|(?:dio|ofrecio|proporciono) (?:mas |ningun |ninguna )?"
        r"(?:detalle|motivo|razon|informacion|explicacion|cifra)))",
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

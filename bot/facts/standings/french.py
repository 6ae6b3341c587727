"""French words of standing."""

from bot.facts.standings.signs import Signs

_BAR = (
    r"(?:interdiction|veto|embargo|blocus|gel|suspension|sanctions?|moratoire|opposition|objections?|"
    r"restrictions?|reserves)"
)
"""What stands in the way; whoever takes it back lets the matter go on."""

FRENCH = Signs(
    words={
        "barred": r"revien(?:t|nent) sur (?:sa|son|ses|leur)\b|revenir sur (?:sa|son|ses|leur)\b|"
        r"retir(?:e|ent|er)\b (?:sa|son|ses|leurs?) (?:offre|candidature|soutien|plainte|"
        r"projet|demande|demission|proposition)|"
        r"maintien(?:t|nent) (?:l'|la |le |son |sa )?(?:interdiction|veto|embargo|blocage|"
        r"blocus)|finalement pas\b|"
        r"(?:ne|n') ?\w+(?: \w+)? (?:finalement|toujours) (?:pas|plus)|"
        r"rest(?:e|ent) (?:en poste|a son poste|oppos\w+)|pas question|hors de question",
        "lifted": r"(?:lev(?:e|ent|er|a|ee?s?)|retir(?:e|ent|er)|leve(?:nt)?|abandonn(?:e|ent)|"
        rf"assoupli(?:t|ssent)|annul(?:e|ent))\b(?:\s+[\w'-]+){{0,3}}?[\s']{_BAR}\b|"
        rf"{_BAR}\b(?:\s+[\w'-]+){{0,5}}?\s+(?:levee?s?|retiree?s?|assouplie?s?)\b|"
        r"ne s'oppos\w+ plus|ne bloqu\w+ plus|plus d'objection|sans opposition",
        "assured": r"confirm(?:e|ent|ait|a|er|ee?s?)\b(?:\s+[\w'-]+){0,3}?[\s'](?:participation|"
        r"presence|venue|visite|date|tenue|rencontre|reunion|voyage|sommet|pourparlers|"
        r"negociations|discussions)|"
        r"confirm(?:e|ent|a)\b qu[e'](?:\s?[\w'-]+){0,3}? (?:participer(?:a|ont)|sera|"
        r"seront|ira|iront|viendra|se rendra|assistera)\b|"
        r"(?:participation|presence|venue|date)\b(?:\s+[\w'-]+){0,5}?\s+confirmee?s?\b",
        "denied": r"balai(?:e|ent)\b(?= (?:les|des) (?:accus|rumeur|alleg))|fausse information|"
        r"conteste(?:nt)? (?:les|avoir|toute)|nie(?:nt)?\b (?:avoir|toute|etre)|"
        r"recus(?:e|ent)\b|"
        r"dement|dementi|nie\b|nient\b|nier\b|refut|contest(?:e|ent)\b",
        "considering": r"hesit(?:e|ent|ation)\b|en discussion|en pourparlers|negoci(?:e|ent)\b|"
        r"caress(?:e|ent)|tent(?:e|ee?s?) (?:de|par)|pret(?:e|s|es)? a\b|"
        r"ouver(?:t|te|ts) a\b|pas exclu|menac(?:e|ent)\b|delibere|evoque(?:nt)?\b|"
        r"planch(?:e|ent)\b|compt(?:e|ent) \w+(?:er|ir|re)\b|consult(?:e|ent)\b|"
        r"butt?e(?:nt)? sur|"
        r"n'exclura (?:pas|rien)|envisag|etudi(?:e|ent|era)\b|examin|reflechi|songe|discut|"
        r"debat(?:tent)?\b|pes(?:e|ent)\b|"
        r"se penche|n'ecart",
        "refuse": r"cap(?:oter|ot(?:e|ent))\b|fai(?:t|re|sant) (?:capoter|echouer|barrage|obstacle)|"
        r"font (?:capoter|echouer|barrage|obstacle)|fin de non-recevoir|"
        r"censur(?:e|ent|ee?s?)\b(?! (?:contre|a l'encontre))|recal|torpill|saborde|"
        r"sabord|snob|boud(?:e|ent|er)\b|boycott|absent(?:e|s|es)? (?:du|de|a|au|d)\b|"
        r"absence (?:du|de|a|d)\b|secha|seche(?:nt)?\b|decommand|ferm(?:e|ent) la porte|"
        r"tourn(?:e|ent) le dos|recul(?:e|ent)\b|fai(?:t|re) marche arriere|"
        r"marche arriere|volte-face|fai(?:t|re) machine arriere|machine arriere|retract|"
        r"retropedal|se desist|se dedi|se retirent|se desengag|quitt(?:e|ent|er)\b|"
        r"sort(?:ent)? d(?:e|u)\b|sortie d(?:e|u)\b|invalid|retoqu|deboute|rejet|"
        r"annul(?:e|ent) la decision|desavou|desapprouv|"
        r"repouss(?:e|ent) (?:l'offre|la proposition|le projet|l'idee)|campe(?:nt)? sur|"
        r"maintien(?:t|nent) son refus|ne veut|interdi|proscri|bann(?:i|it|ir)|"
        r"barr(?:e|ent) la route|s'abstien|s'abstient|s'interdi|fai(?:t|re) faux bond|"
        r"vote(?:nt)? non|dis(?:ent|ait) non|dit niet|prive(?:nt)? (?:de|d')|non-recevoir|"
        r"ne (?:souhaite|compte|prevoit|transige|cede)\w* (?:pas|plus)|"
        r"rejet|refus|exclu(?:t|s|ent|ait)?\b|exclure|vot(?:e|ent) contre|"
        r"contre (?=(?:l'|la |le |les |un |une )"
        r"(?:adhesion|livraison|envoi|vente|achat|accord|construction|deploiement|participation|entree|loi|"
        r"projet|texte)\b)|"
        r"s'oppos|oppose|renonc|veto|bloqu|interdi|non a\b|declin(?:e|ent)\b|"
        r"n'(?!aura|y)\w+r(?:a|ont) (?:pas|plus|jamais|aucun)|"
        r"ne (?!sera|seront|pourra|faudra)\w+r(?:a|ont) (?:pas|plus|jamais|aucun)|n'ira (?:pas|plus)|"
        r"ne va pas|ne vont pas|ne veu(?:t|lent) pas|"
        r"dit non|se retire d|retoqu|ecart(?:e|ent)\b|claque la porte|"
        r"abandonn",
        "agree": r"reprend(?:re)?\b (?:les|la|le|ses|l'|leurs)|reprennent\b|"
        r"reprise (?:de|du|des|d')|ont repris\b|a repris\b|debloqu|"
        r"degel(?:e|ent|er|ee?s?)?\b|dege?l\b|retabli|reintegr|reinstaur|"
        r"relanc(?:e|ent|er|ee?s?)\b|rouvr(?:e|ent|ir|a)\b|rouvert|rallie(?:nt)?\b|"
        r"se rall|ced(?:e|ent) (?:a|aux|face|sur)\b|fai(?:t|re) des concessions|"
        r"plie(?:nt)? devant|s'incline|flechi|se resou|se resign|assoupli|acquiesc|"
        r"agre(?:e|ent|er)\b|avalise|beni(?:t|ssent)|homologu|vote(?:nt)? pour|"
        r"vote(?:nt)? oui|votee?s?\b (?:par|a|au|en|$)|"
        r"motion (?:\w+ ){0,4}(?:votee|adoptee)|"
        r"donn(?:e|ent|er) (?:son|sa|leur|le) (?:aval|accord|benediction|consentement|"
        r"quitus)|dit(?:es)? banco|tope|adhere(?:nt)?\b|rejoin(?:t|gnent|dra|dre)\b|"
        r"promulgu|passe(?:nt)? (?:le|au) (?:senat|parlement)|reconduit|blanc-seing|"
        r"nomm(?:e|ent) |accord(?:e|ent|er)\b|octroi|libere(?:nt)? (?:les|des|l'|la)|"
        r"remet(?:tent)? en (?:service|marche|vigueur)|feux? verts?|"
        r"approuv|approbation|accepte(?:nt)?\b|accept(?:er|a|ee?s?)\b|autoris|"
        r"valid(?:e|ent|ee?s?|ation)\b|"
        r"feu vert|favorable|adopt(?:e|ent|ee?s?|ion|er)\b|ratifi|"
        r"vot(?:e|ent|ee?s?)\b(?! (?:sur|contre|sera|aura))|"
        r"soutien(?:t|nent)\b|oui a\b|en faveur|consent(?:e|ent|i)?\b|permet(?:tra|tent)?\b|avalis|enterin|"
        r"dit oui|donne son (?:aval|accord)|leve l.interdiction",
        "agreed": r"scell(?:e|ent|er|ee?s?)\b|trouv(?:e|ent|er) un (?:accord|compromis|terrain)|"
        r"terrain d'entente|compromis (?:trouve|sur)|tomb(?:e|ent) d'accord|s'entend|"
        r"s'enten|topent|"
        r"s'accord|se sont mis d'accord|se mettent d'accord|d'accord sur|"
        r"accord (?:\w+ ){0,3}(?:conclu|trouve)|"
        r"parviennent a un accord|sont parvenus a un accord|s'entend|conclu(?:ent|t)? un accord",
        "decided": r"impos(?:e|ent|ee?s?)\b|instaur(?:e|ent)\b|decret|ordonn(?:e|ent|ee?s?)\b|"
        r"franchi(?:t|ssent) le pas|arrete(?:nt)? (?:la|sa) decision|promulgu|rachet|"
        r"rachat\b(?= (?:de|d'|du) [\w' ]+ (?:finalise|boucle|conclu))|paraph|"
        r"decid(?:e|ent|ee?s?)\b|tranch(?:e|ent)\b|sign(?:e|ent|ee?s?|ature|er)\b|"
        r"conclu(?:ent|t)?\b",
        "postponed": r"renvoy(?:e|ee?s?|er)\b(?! (?:de|du|des)\b)|"
        r"renvoi(?:e|ent)? (?:a|sine|au|du proces)|sine die|en attente|"
        r"mis(?:e|es)? en pause|gel(?:e|ent) (?:le projet|la decision)|rep(?:orte|orter)|"
        r"pas avant\b|tard(?:e|ent) a|"
        r"reporte|report d(?:e|u|es)\b|report de l|repouss|ajourn|differe|decal|"
        r"retard(?:e|ent|ee?s?)\b",
        "cancelled": r"me(?:t|ttent|ttre) fin a\b|mis(?:e)? fin a\b|met(?:tent)? un terme|mis un terme|"
        r"me(?:t|ttent) en pause|interromp|interrup|gel(?:e|ent|er|ee?s?|e)\b|"
        r"stopp(?:e|ent|er|ee?s?)\b|"
        r"arret(?:e|ent|er|ee?s?)\b(?= (?:ses|les|la|le|ces|leurs|l'))|"
        r"arret (?:des|de la|du)\b|cess(?:e|ent|er|ation)\b|enterr(?:e|ent|er|ee?s?)\b|"
        r"enterrement|tomb(?:e|ent|ee?s?) a l'eau|tourn(?:e|ent) court|tourne a vide|"
        r"capote(?:nt)?\b|"
        r"(?:negociations?|pourparlers|discussions?|accord|treve|motion)\b(?: [\w']+)"
        r"{0,4} (?:echou\w+|capot\w+|rompue?s?|rejetee?s?)|"
        r"denonc(?:e|ent|er)\b(?= (?:l'accord|le traite|le pacte|la convention|son accord)"
        r")|rompu|rupture|resili|abrog|revoqu|deprogramm|"
        r"lev(?:e|ent|er)\b (?:la|leur|son|le) (?:greve|preavis|blocage|blocus|siege|camp)"
        r"|leve(?:nt)?\b (?:la|leur|son|le) (?:greve|preavis|blocage|mouvement)|"
        r"(?:jet(?:te|tent|er) l'eponge)|au point mort|sans lendemain|sans accord|"
        r"sans resultat|eclat(?:e|ent)\b|vole(?:nt)? en eclats|prend fin\b|pris fin\b|"
        r"cadu(?:c|que)|"
        r"annul|n'aura pas lieu|n'auront pas lieu|ne se tiendra pas|suspend|suspension d|"
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
        "done": r"finalis|boucl(?:e|ent|ee?s?)\b|a eu lieu|ont eu lieu|s'est tenu|se sont tenu|"
        r"inaugur|consomm(?:e|ee)\b|investi\b|prete serment|est entre en|"
        r"mis(?:e|es)? en oeuvre|prend effet|effectif|jette l'eponge|"
        r"entre(?:nt)? en vigueur|est entre en vigueur|acheve|mene a bien|"
        r"demission(?:ne|nent)\b",
        "gives": r"rachet(?:e|ent|er|era)\b|achet(?:e|ent|er|era)\b|tax(?:e|ent|er|era)\b|"
        r"augment(?:e|ent|er|era)\b|relev(?:e|ent|er|era)\b|"
        r"rend(?:ra|ront|re)? (?:au|a|en)\b|"
        r"recon(?:nait|naissent|naitra|naitre)\b(?= (?:l'etat|l'independance|la palestine|"
        r"officiellement))|extrad(?:e|ent|era|er)\b|deploi(?:e|ent)\b|deploy(?:er|era)\b|"
        r"graci(?:e|ent|er|era)\b|ouvr(?:e|ent|ir|ira)\b|accueill(?:e|ent|era|ir)\b|"
        r"rembours(?:e|er|era)\b|expuls(?:e|ent|er|era)\b|dissou(?:t|dre)\b|"
        r"liber(?:er|era)\b|"
        r"livr(?:e|ent|era|eront|er)\b|fourni(?:t|ssent|ra|ront|r)\b|"
        r"env(?:oie|oient|erra|erront|oyer)\b|envoi\b|"
        r"vend(?:ra|ront|re|ent)?\b|don(?:ne|nent|nera|neront)\b"
        r"(?! son feu| leur feu| (?:de |d.|aucune? |plus de )?"
        r"(?:raison|detail|precision|explication|date|chiffre|reponse|information))|"
        r"ced(?:e|ent|era|er)\b|"
        r"transf(?:ere|erera|erer)\b|construir(?:e|a|ont)\b",
        "gave": r"rachete\b|achete\b|taxe\b|augmente\b|reconnu\b|extrade\b|deploye|gracie\b|"
        r"ouvert\b|expulse\b|dissous\b|libere\b|rendu\b|"
        r"livre(?:s|es?)\b|fourni(?:s|es?)\b|envoye|vendu|cede\b|transfere\b",
        "announced": r"sera(?:it)? present|sera(?:it)? la\b|participer(?:a|ont)\b|"
        r"participe(?:nt)? (?:a|au)\b|assister(?:a|ont)\b|se rendr(?:a|ont)\b|ira\b|"
        r"iront\b|viendr(?:a|ont)\b|promet(?:tent)?\b|s'engag|"
        r"entend(?:ent)? \w+(?:er|ir|re)\b|compt(?:e|ent)\b|poursui(?:t|vent)\b|"
        r"maintien(?:t|nent)\b|s'ouvrir(?:a|ont)|convoqu|invit(?:e|ent)\b|"
        r"appell?(?:e|ent) a la greve|"
        r"annonc|prev(?:u|oit|oient)|programm|planifi|aura (?:bien )?lieu|auront lieu|"
        r"se tiendra|va\b|vont\b|compte\b",
        "confirmed": r"conced(?:e|ent)\b|avou(?:e|ent)\b|admett|reconnaiss|"
        r"confirm|reconn(?:ait|aissent|u)|admet(?:tent)?\b|admis\b|verifi",
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

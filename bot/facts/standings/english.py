"""English words of standing."""

from bot.facts.standings.signs import Signs

_UP_TO_THREE = r"(?:\s+[\w'-]+){0,3}"

ENGLISH = Signs(
    words={
        "denied": r"den(?:y|ies|ied|ying)\b|denial|refut|rebut|debunk|"
        r"(?:reject|dismiss)(?:s|es|ed)?(?:\s+[\w']+){0,3}\s+(?:claim|report|allegation)",
        "considering": r"(?:will not|won't) rule out|consider(?:s|ed|ing)?\b|weigh(?:s|ed|ing)?\b|mull|"
        r"ponder|examin(?:es?|ed|ing)\b|"
        r"explor(?:es?|ed|ing)\b|stud(?:y|ies|ied|ying)\b|look(?:s|ed|ing)? (?:at|into)\b|debat|contemplat|"
        r"open to\b|discuss|review(?:s|ing)\b|think(?:s|ing)? about\b",
        "refuse": r"(?:will not|won't)\b(?! (?:be|take place|go ahead|happen)\b)|"
        r"(?:will not|won't) be (?!cancel|postpon|delay|scrap)(?:\w+ed|sent|sold|given|held|part)\b|"
        r"no plans? to\b|rejects?\b|rejected\b|"
        r"rejection|refus|rul(?:e|es|ed|ing) out|"
        r"turn(?:s|ed)? down|vot(?:es?|ed|ing) against|vot(?:es?|ed) down|veto|"
        r"oppos(?:es?|ed|ing|ition to)\b|"
        r"declin(?:es?|ed) (?:to\b|an?\b|the\b|offer)|block(?:s|ed)\b|say(?:s|ing)? no to\b|said no to\b|"
        r"backs? out|backed out|withh[eo]ld|bans\b|banned\b|thumbs down|"
        r"pull(?:s|ed)? out of|"
        r"withdr(?:aws|ew) from (?:talks|negotiations|deal|treaty|the deal|the talks|the treaty)|"
        r"walk(?:s|ed)? (?:out of|away from)|thr(?:ows|ew|own) out|vot(?:es|ed) down|defeated\b|"
        r"dismiss(?:es|ed) (?:an? |the )?(?:\w+ )?(?:offer|proposal|plan|call|idea|request)|rebuff|snub|"
        r"spurn|sho(?:ots|t) down|str(?:ikes|uck) down|nixe|bars\b|barred\b|"
        r"(?:request|application|appeal|bid)\b(?: \w+){0,5} denied\b|"
        r"(?:keeps?|maintains?|upholds?|imposes?|extends?) (?:the |a |its )?ban\b|halt(?:s|ed)\b|"
        r"prohibit|forbid|forbade|abandon(?:s|ed)\b|gives? up\b|gave up\b|given up\b|renounc|"
        r"forgo(?:es)?\b|drop(?:s|ped)\b (?:\w+ ){0,2}(?:plans?|bid|proposal|idea|demands?)\b",
        "agree": r"approv(?:es?|ed)\b|approval\b(?! (?:rating|standard|process))|agree[sd]? to\b|"
        r"agreeing to\b|accept(?:s|ed|ance)?\b|backs\b(?! (?:off|down|out|away|to|up)\b)|"
        r"backed\b(?! (?:off|down|out|away|up|by)\b)|"
        r"green[- ]?light|go-ahead|gives? the nod|vot(?:es?|ed|ing) (?:for|in favo)|"
        r"authori[sz](?:es?|ed|ation)|"
        r"endors(?:es?|ed|ement)|ratif|adopt(?:s|ed|ion)\b|supports\b|supported\b|in favou?r of\b|"
        r"favou?rs\b|"
        r"pass(?:es|ed) (?:an? |the )?(?:\w+ )?(?:bill|law|act\b|resolution|budget|motion)|"
        r"say(?:s|ing)? yes to\b|said yes to\b|allows?\b|allowed\b|permits?\b|permitted\b|"
        r"consent(?:s|ed)?\b|"
        r"clears?\b (?:the |an? )?(?:\w+ )?(?:bill|law|sale|merger|deal|takeover|plan)|cleared\b|"
        r"signs? off on|signed off on|oks\b|okays|wav(?:es|ed) through|lifts? (?:the |a )?ban|"
        r"lifted (?:the |a )?ban|"
        r"clears\b (?:\w+ ){0,2}takeover",
        "agreed": r"(?:deal|agreement|accord|truce|ceasefire)\b(?:\s+\w+){0,3}\s+(?:reached|agreed|"
        r"struck)\b|"
        r"reach(?:es|ed)?\b(?=(?:\s+[\w-]+){0,4}\s+(?:deal|agreement|accord|truce|ceasefire))|"
        r"str(?:ikes|uck)\b(?=(?:\s+[\w-]+){0,4}\s+(?:deal|agreement|accord))|"
        r"agree[sd]? (?:on|a|an|in principle)\b|come to terms",
        "decided": r"decid(?:es|ed)\b|signs\b(?! (?:of|that|point)\b)|signed\b|signing of\b|"
        r"resolve[sd] to\b|opt(?:s|ed) (?:to|for)\b|"
        r"seal(?:s|ed)\b|conclud(?:es|ed)\b|enact",
        "postponed": r"postpon|delay(?:s|ed)\b|put(?:s)? off\b|put back\b|"
        r"moved to\b(?= (?:early |late |mid-)?(?:\d|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
        r"mon|tue|wed|thu|fri|sat|sun))|push(?:es|ed)? back\b|"
        r"reschedul|deferr|defers?\b|adjourn|put on hold|"
        r"on hold|shelve",
        "cancelled": r"cancel|call(?:s|ed|ing)? off\b|scrap(?:s|ped|ping)\b|axe[sd]\b|"
        r"suspend|"
        r"will not (?:take place|be held|go ahead)|won't (?:take place|be held|go ahead)|ditch(?:es|ed)\b|"
        r"off the table|call it off|"
        r"(?:talks|negotiations|deal|truce|ceasefire|visit|trip)\b(?: \w+){0,3} (?:collapse[sd]?|fail(?:s|"
        r"ed)?\b|break down|broke down|falls? through|fell through)|br(?:eaks|"
        r"oke) off (?:\w+ ){0,2}(?:talks|negotiations)",
        "taken": r"(?:captur|recaptur)(?:es?|ed|ing)\b(?! (?:on (?:video|camera|film)|the (?:moment|"
        r"mood)))|seiz(?:es?|ed|ing|ure)\b(?!(?: \w+){0,3} (?:drugs|cocaine|assets?|tanker|ship|vessel|"
        r"yacht|phones?|goods|funds)\b)|liberat(?:es?|ed|ion)\b|"
        r"occup(?:y|ies)\b|occupation of\b|overr[au]n|conquer|"
        r"tak(?:es?|en) control|took control|tak(?:es?|en) (?:the |back )?(?:village|town|city|settlement)|"
        r"took (?:the |back )?(?:village|town|city|settlement)|"
        r"taken\b(?! (?:place|part|to|over|from|off|on|by))|"
        r"(?:falls?|fell|fallen) (?:in)?to (?:the )?(?:russian|ukrainian|rebel|enemy|insurgent|government|"
        r"army)|"
        r"(?:town|city|village|stronghold)(?: \w+){0,2} (?:falls?|fell|fallen)\b|fall of\b|lost control of|"
        r"loss of\b(?! (?:life|lives|jobs?|power|confidence|trust|income|sight|smell))|retak|retook",
        "held": r"control(?:s|led)?\b|los(?:e|es|t|ing)\b|withdr[ae]w|retreat|hands\b",
        "done": r"has delivered|have delivered|comes? into force|came into force|takes? effect|took effect|"
        r"completed\b|"
        r"resign(?:s|ed)\b|steps? down\b|stepped down",
        "gives": r"(?:deliver|send|supply|provide|sell|transfer|donate|ship|export|give)s?\b"
        # Words that are refused are no weapons: "did not give a reason".
        r"(?! (?:\w+ ){0,2}(?:reason|detail|information|comment|explanation|date|figure|name|evidence|answer)"
        r"s?\b)|"
        r"supplies\b|"
        r"hands? over",
        "gave": r"delivered\b|sent\b|supplied\b|provided\b|sold\b|transferred\b|donated\b|shipped\b|"
        r"exported\b|handed over",
        "announced": r"announc|schedul|set for\b|slated|go(?:es|ing)? ahead|after all\b|"
        r"will (?:be held|take place)|"
        r"plans? to\b|planned\b|due to\b",
        "confirmed": r"confirm|acknowledg|admit(?:s|ted)\b|verif(?:y|ies|ied)",
        "claimed": r"claim(?:s|ed|ing)?\b|alleg(?:es?|ed|ing)\b|asserts?\b|asserted\b|boast",
        "said": r"say(?:s|ing)?\b|said\b|reports?\b|reported\b|announces\b|declar",
        "per": r"according to\b",
        "reported": r"reportedly|allegedly|unconfirmed|supposedly|purported|rumou?r",
    },
    settlement=r"villages?|towns?|cit(?:y|ies)|settlements?|airport|suburbs?|stronghold",
    negated_before=rf"(?:not(?! only)|never|\w+n't|cannot|no longer|fail(?:s|ed|ing)? to|"
    rf"no)\b{_UP_TO_THREE}",
    hedged_before=r"(?:why|may|might|could|would|should|if|whether|unless|must|can)\b(?:\s+[\w'-]+){0,3}|"
    r"(?:demand|urge|call|ask|press|want|wish|hope|expect|threaten|plan|seek|vow)\s+(?:for|"
    r"to)\b(?:\s+[\w'-]+)?|"
    r"(?:demands|demanded|urges|urged|calls|called|calling|asks|asked|presses|pressed|begs|wants|wanted|"
    r"hopes|"
    r"hoped|expects|expected|threatens|threatened|plans|planned|seeks|appeals)\b(?:\s+[\w'-]+){0,4}?"
    rf"\s+(?:to|for|on|that)\b{_UP_TO_THREE}|"
    r"(?:seeks?|considers?|weighs?|mulls?|awaits?|expects?|wants?)\b(?:\s+[\w'-]+){0,2}|"
    r"demands?\s+(?:the|an?|immediate|full|urgent)|possible|potential|likely|proposed|threat of|risk of|"
    r"(?:ready|prepared|poised) to",
    future_before=r"(?:(?<!claim )(?<!claims )(?<!claimed )to|will|to be|will be|set to|about to|"
    r"in (?:a )?bid to|vote on|debate on)\b(?:\s+(?:the|an?|\w+ly))?",
    joins=r"but|after|because|while|although|though|since|before|despite",
)

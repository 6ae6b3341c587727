"""Turkish words of standing. The verb comes last and bears its negation, so both are read off its endings."""

from bot.facts.standings.signs import Signs

TURKISH = Signs(
    words={
        "denied": r"yalanla|tekzip|inkar|dogru degil",
        "considering": r"degerlendiriyor|degerlendir(?:ecek|iliyor)|dusunuyor|gorusuyor|gorusulu|"
        r"tartisiyor|tartisil|inceliyor|ele aliyor|ele alacak|"
        r"gundemde|ihtimal|olasilig|dislami|dislamad|disla\w*miyor",
        "refuse": r"redd(?:et|ed|i\b|ini\b)|ret (?:karar|oyu|cevab)|geri cevir|karsi (?:cik|oy)|"
        r"karsi (?:oldu|durdu)|dislad|disla(?:di|yor)|veto|engelle(?:di|niyor|yor)|"
        r"izin verm(?:edi|iyor|eyec)|onaylama(?:di|yac)|onaylami|kabul etme(?:di|yec)|kabul etmiyor|"
        r"desteklemi|desteklemeye|"
        r"yasakla|hayir de|anlasama|sicak bakm|vazgec|"
        r"masadan kalk|cekildi\b|anlasmadan cekil|"
        r"yasak\b",
        "agree": r"onayla(?:di|yan|nd|yarak)|onayliyor|onay(?:i|inda|la)?\b|onay ver|"
        r"kabul et(?:ti|tiler|iyor)|kabul edil(?:di|en)|kabul edi(?:yor|ldi)|yesil isik|"
        r"destekle(?:di|yen|niyor)|"
        r"destekliyor|destek ver|izin ver(?:di|iyor|ildi)|razi ol|evet de|sicak bak|"
        r"yasagi kaldir|vize verdi",
        "agreed": r"anlasti|anlastilar|anlasmaya vard|anlasma saglan|anlasmaya var|uzlasmaya var|uzlast|"
        r"mutabik|"
        r"mutabakata var|uzlasma saglan",
        "decided": r"karar ver(?:di|iyor|ildi)|karar al(?:di|indi)|kararlast|imzala(?:di|ndi|yan|dilar)|"
        r"imzaliyor|imza at",
        "postponed": r"ertele(?!nm[ei]y|nmed|m[ei]y|med)|ileri bir tarih|ileri tarih|oteled",
        "cancelled": r"iptal\b(?! (?:et|edil)m[ei][dy])|askiya al|yapilmayacak|gerceklesmeyecek|vazgecildi|"
        r"coktu\b|basarisiz oldu",
        "taken": r"ele gec(?:ir|ti)|kontrol(?:u|une) (?:al|gec|sagla)|geri al(?:di|in)|isgal (?:et|edil)|"
        r"(?:koy|kent|sehr|kasaba)\w*(?: \w+)? (?:dustu|aldik|aldi)\w*|kontrol\w* kaybet|fethe",
        "held": r"kontrol|kaybe|cekil|elinde|aldig|aldik",
        "done": r"yururluge gir|tamamla(?:di|ndi)|teslim edildi|teslim etti|"
        r"istifa et",
        "gives": r"ver(?:ecek|iyor)\b|gonder(?:ecek|iyor)\b|teslim edecek|sata(?:cak)\b|satiyor\b|"
        r"sagla(?:yacak)\b|yapa(?:cak)\b|tedarik edecek",
        "gave": r"gonderdi\b|verdi\b(?<!izin verdi)(?<!karar verdi)|satti\b|bagisladi\b",
        "announced": r"duyur|acikla(?:di|ndi)\b|planla|yapilacak|duzenlenecek|gerceklesecek|baslayacak|"
        r"planliyor",
        "confirmed": r"dogrula|teyit|kabullen",
        "claimed": r"iddia|one sur|savun(?:du|uyor)",
        "said": r"gore\b|acikla(?:di|ma)|soyle(?:di|yen)|bildir(?:di|ildi)|duyurdu|belirt(?:ti|il)",
        "reported": r"iddia(?:ya|lara|si|lari)\b|sozde|dogrulanma|soylenti|muhtemelen",
    },
    endings={
        "refuse": r"(?!olma)\w+m[ae]y[ae](?:cak|cek|cagin|cegin)\w*",
    },
    settlement=r"(?:koy|kent|sehir|sehr|kasaba|yerlesim|havaalan|havaliman)\w*",
    infinitive=r"[ae]bil",
    negated_before=r"(?!)",
    negated_after=r"\s+degil\b",
    hedged_before=r"(?:neden|eger|belki|olasi|muhtemel)\s+(?:\w+\s+){0,4}",
    hedged_after=r"(?:\s+\w+){0,2}?\s+(?:istedi|istiyor|isteniyor|bekleniyor|cagrisi\w*|olabilir|olasi\w*|"
    r"talep|cagir\w*|tehdi\w+|umuyor|"
    r"dusunuyor|degerlendiriyor|planliyor)\b",
    joins=r"ama|ancak|fakat|sonra|ardindan|ragmen|iken",
)

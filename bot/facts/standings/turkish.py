"""Turkish words of standing. The verb comes last and bears its negation, so both are read off its endings."""

from typing import Final

from bot.facts.standings.signs import Signs

# Drawn to another day ("11 Eylül'e çekildi") is no withdrawal.
_NOT_DRAWN: Final = r"(?<!'[ea] )(?<!gune )(?<!tarihe )(?<!saate )"

TURKISH = Signs(
    words={
        # Words that are kept back are no refusal of what the report is on.
        "unsaid": r"(?:bilgi|yanit|yorum|detay|ayrinti|gerekce)\w*\s+(?:ver|yap)[ei]?m\w+",
        "barred": r"gundem\w* (?:\w+ )?yok\b|"
        r"(?:istifa|teklif|destek|onay|aday|basvuru)\w*\s+(?:\w+\s+)?geri cek(?!m[ae])\w*|"
        r"istifa etme\w*|istifa etmi\w*|gorev(?:e|de|inde|ine) (?:devam|kal)\w*|"
        r"(?:yasa[gk]|veto|ambargo|abluka)\w*\s+(?:\w+\s+)?(?:surdur|uzat|koru)\w*",
        "lifted": r"(?:itiraz|yasa[gk]|veto|engel|ambargo|abluka|kisitlama|muhalefet|serh|boykot|"
        r"bloke)\w*\s+(?:\w+\s+){0,2}?(?:geri cek|kaldir|sona er|vazgec|son ver|cekti|"
        r"asildi|gevset|kalkti)(?!m[ae])\w*|(?:itiraz|karsi) (?:etmiyor|cikmiyor|degil)|"
        r"serbest birak(?!m[ae])|cozdu\b|cozuldu\b|buzlari coz",
        "assured": r"(?:katilim|katilac|ziyaret|tarih|gorusme|toplanti|zirve|muzakere|gelece|gidece|"
        r"bulusma)\w*\s+(?:\w+\s+){0,2}?(?:dogrula|teyit (?:et|ed))(?!m|nm)\w*",
        "denied": r"asilsiz|yalan\b|gercek disi|gercegi yansitm|inkar|reddett?i iddia|"
        r"iddia\w* (?:\w+ )?redd|"
        r"yalanla|tekzip|inkar|dogru degil",
        "considering": r"esiginde|gorus(?:uyor|ulu)|pazarlik|hazirlan|tehdit|"
        r"sicak bak(?!m)|masada\b|gundemin|gundemde|ayrilabil|muzakere ed|pazarlik|tereddut|"
        r"kararsiz|hazir(?:lan|lik|lig)|niyet|mesaj ver|yesil isik yakabil|acik kapi|"
        r"tartis(?:iyor|il|ma)|istisare|olabilir\b|tehdit ed|tehdidin|"
        r"degerlendiriyor|degerlendir(?:ecek|iliyor)|dusunuyor|gorusuyor|gorusulu|"
        r"tartisiyor|tartisil|inceliyor|ele aliyor|ele alacak|"
        r"gundemde|ihtimal|olasilig|dislami|dislamad|disla\w*miyor",
        "refuse": r"(?:anlam|gerek|ihtiyac) gormuyor|"
        r"aleyh(?:te|ine|inde)\b|"
        r"sinir disi e|sinir disi ed|geri cagir|kapali tut|izin verme(?:di|yec|z)|kovdu|"
        r"kovuldu|ihrac|gorevden al(?!m[ai]m)|cekilme|terk et|terk ed|birakmiyor|"
        r"yollarini ayir(?!m)|"
        r"itiraz et|itiraz ed|karsi cikt|karsi cikiyor|karsi cikti|yanasm|sicak bakm|"
        rf"direniyor|direndi|{_NOT_DRAWN}cekildi\b|cekiliyor|cekilme karari|boykot|"
        r"katilm(?:iyor|ad|ama)|gitm(?:iyor|edi)|gelm(?:iyor|edi)|hayir\b|hayir de|cayd|"
        r"caydi|caym|vazgec|geri adim|pas gec|sirt cevir|sirtini don|kapiyi kapat|"
        r"kapilari kapat|onayla?ma(?:di|yac|z)|onaylanmad|onaylamiyor|kabul etm|"
        r"kabul edilm|imzalam|destekle?mi|desteklem(?:edi|iyor|eyec)|izin verm|"
        r"izin verilm|verm(?:iyor|ed)|gondermiyor|gondermed|uygulamiyor|uygulamad|"
        r"yasaklad|yasakliyor|yasaklan|engelle|bloke et|bloke ed|geri cevr|geri cevir|"
        r"elinin tersi|tepki goster|ret oyu|ret\b|reddet|reddi\b|gecmedi\b|gecemedi|"
        r"yeterli oy|cogunlu[gk]\w* (?:\w+ )?saglanam|dusuruld|durdur(?:ul)?mad|cark et|"
        r"kivirdi|anlasam|uzlasam|uzlasilam|anlasma saglanam|yok saydi|rafa kal(?!d)|"
        r"redd(?:et|ed|i\b|ini\b)|ret (?:karar|oyu|cevab)|geri cevir|karsi (?:cik|oy)|"
        r"karsi (?:oldu|durdu)|dislad|disla(?:di|yor)|veto|engelle(?:di|niyor|yor)|"
        r"izin verm(?:edi|iyor|eyec)|onaylama(?:di|yac)|onaylami|kabul etme(?:di|yec)|kabul etmiyor|"
        r"desteklemi|desteklemeye|"
        r"yasakla|hayir de|anlasama|sicak bakm|vazgec|"
        rf"masadan kalk|{_NOT_DRAWN}cekildi\b|anlasmadan cekil|"
        r"yasak\b",
        "agree": r"leh(?:te|ine|inde)\b|destegini acikla|"
        r"tahliye e(?:tti|dildi)|geri gonderd\w* buyukelci|birakti\b|aciyor\b|"
        r"acti\b(?! (?:ates|dava))|iceri al|beraat|yasallas|barist|ikna old|sinir\w* acil|"
        r"donuyor\b|dondu\b|"
        r"yesil isik|evet\b|evet de|razi|razi ol|ikna ol|yumusad|geri adim atarak kabul|"
        r"onay cikt|onaydan gec|onay ver(?!m)|onaya|vize ver|meclis\w* gect|"
        r"gecir(?:di|ildi)\b|kabul gord|kabul ed(?:iyor|ildi|ilen)|kabul et(?!m)|"
        r"tekrar basla|yeniden basla|yeniden ac|devam karari|surdurme karari|"
        r"kaldigi yerden|geri don(?:du|uyor|us)|yeniden devrey|yururluge koy|"
        r"destek aciklad|olumlu (?:yanit|oy)|lehte|oybirligi|oy coklugu|hayir demedi|"
        r"serbest biraki|muvafakat|tasdik|benimsed|kapiyi acti|kapilari acti|"
        r"katilma karari|yol verd|yeniden ac|boyun eg|pes et|"
        r"onayla(?:di|yan|nd|yarak)|onayliyor|onay(?:i|inda|la)?\b|onay ver|"
        r"kabul et(?:ti|tiler|iyor)|kabul edil(?:di|en)|kabul edi(?:yor|ldi)|yesil isik|"
        r"destekle(?:di|yen|niyor)|"
        r"destekliyor|destek ver|izin ver(?:di|iyor|ildi)|razi ol|evet de|sicak bak|"
        r"yasagi kaldir|vize verdi",
        "agreed": r"el sikist|mutabakat|uzlas(?:ti|tilar|ma sagla)|anlasti|anlasmayi bagla|"
        r"anlasma tamam|ateskes saglan|ateskeste anlas|prensipte|"
        r"anlasti|anlastilar|anlasmaya vard|anlasma saglan|anlasmaya var|uzlasmaya var|uzlast|"
        r"mutabik|"
        r"mutabakata var|uzlasma saglan",
        "decided": r"ceza(?:si)? ver|ceza kes|mahkum|atandi|atadi|secildi|secti\b|sucla(?:di|ndi)|"
        r"kamulastir|"
        r"karar(?:i|ini)? (?:al(?:di|indi|iyor)|ver(?:di|ildi|iyor)|cikt|acikla)|"
        r"yaptirim uygula(?:di|maya basla)|yaptirim karar|imza(?:yi|lar)? at(?!m)|"
        r"imzaland|hayata gecir|onayini imzal|resmen|"
        r"karar ver(?:di|iyor|ildi)|karar al(?:di|indi)|kararlast|imzala(?:di|ndi|yan|dilar)|"
        r"imzaliyor|imza at",
        "postponed": r"ertele(?!nm[ei]|m[ei])|baska bir tarih|sonraya birak|tarihi degist|rotar|"
        r"gecik(?:ti|iyor|tir)|beklemeye al|ote(?:ledi|lendi)|oteley|sarkt|"
        r"ertele(?!nm[ei]y|nmed|m[ei]y|med)|ileri bir tarih|ileri tarih|oteled",
        "cancelled": r"kesti\b|suya dus|kapat(?:ti|iyor|ildi|acak)\b|kapand|sona erd|davayi dusur|"
        r"dava dust|durdurma karar|feshet|son buldu|biti?r(?:di|ildi)|bitti\b|"
        r"durdur(?:du|uldu|uyor|ma karar|ulacak)|son ver(?!m)|sona er(?!m)|sonlandir(?!m)|"
        r"dondur(?:du|uldu|uyor)|askiya al(?!m)|iptal\b(?! (?:et|edil)m[ei][dy])|fesh?ed|"
        r"feshet|feshi|rafa kald|yuruttmeyi durdur|cok(?:tu|us)\b|kesint|kesildi\b|"
        r"kesti\b|basarisiz|sonucsuz|cikmaza|tikand|suya dust|yapilm(?:ayac|ad|iyor)|"
        r"yapmaktan|gerceklesm|yuzustu|geri cek(?:ti|ildi|iyor)\b|kapat(?:ti|ildi)\b|"
        r"kapand|bozuld|cekilme|yurulukten kald|"
        r"iptal\b(?! (?:et|edil)m[ei][dy])|askiya al|yapilmayacak|gerceklesmeyecek|vazgecildi|"
        r"coktu\b|basarisiz oldu",
        "taken": r"ele gec(?:ir|ti)|kontrol(?:u|une) (?:al|gec|sagla)|geri al(?:di|in)|isgal (?:et|edil)|"
        r"(?:koy|kent|sehr|kasaba)\w*(?: \w+)? (?:dustu|aldik|aldi)\w*|kontrol\w* kaybet|fethe",
        "held": r"kontrol|kaybe|cekil|elinde|aldig|aldik",
        "done": r"grev(?:e|i)? (?:basla|cik)|istifa etti|satin ald|satti\b|satildi|birlesti|kovdu|"
        r"gorevden alind|kapatildi|"
        r"gercekles(?:ti|tirdi|tirildi)|tamamlan|yapildi\b|yururluge gir(?!m)|"
        r"hayata gec(?:ti|iril)|istifa et(?!m)|istifasini (?:verdi|sundu|acikla)|"
        r"gorevi birak|devreye gird|yemin et|nihayete er|"
        r"yururluge gir|tamamla(?:di|ndi)|teslim edildi|teslim etti|"
        r"istifa et",
        "gives": r"(?:satin alacak|satin aliyor|acacak|aciyor|artiracak|artiriyor|indirecek|"
        r"taniyacak|taniyor|iade edecek|uygulayacak|uyguluyor|konuslandir\w*|affedecek|"
        r"kuracak|kuruyor)\b|"
        r"ver(?:ecek|iyor)\b|gonder(?:ecek|iyor)\b|teslim edecek|sata(?:cak)\b|satiyor\b|"
        r"sagla(?:yacak)\b|yapa(?:cak)\b|tedarik edecek",
        "gave": r"(?:satin aldi|acti|artirdi|indirdi|tanidi|iade etti|uyguladi|affetti|kurdu|"
        r"katildi|gitti|geldi|ziyaret etti)\b|"
        r"gonderdi\b|verdi\b(?<!izin verdi)(?<!karar verdi)|satti\b|bagisladi\b",
        "announced": r"katilacak|gidecek|gelecek\b(?! (?:hafta|ay|yil|sene|donem|kusak))|"
        r"ziyaret edecek|yapilacak|planla|planliyor|greve gid|cagrisi yap|soz ver|vaat|"
        r"taahhut|surdur(?:uyor|ecek)|devam ed(?:iyor|ecek)|davet ed|davet et|yapacagini|"
        r"duzenleyecek|"
        r"duyur|acikla(?:di|ndi)\b|planla|yapilacak|duzenlenecek|gerceklesecek|baslayacak|"
        r"planliyor",
        "confirmed": r"kabullen|itiraf|dogrula(?!n?m)|teyit|kabul ett?i? (?:ki|etti)\b|"
        r"kabullen",
        "claimed": r"iddia|one sur|savun(?:du|uyor)",
        "said": r"gore\b|acikla(?:di|ma)|soyle(?:di|yen)|bildir(?:di|ildi)|duyurdu|belirt(?:ti|il)",
        "reported": r"iddia(?:ya|lara|si|lari)\b|sozde|dogrulanma|soylenti|muhtemelen",
    },
    endings={
        "not": r"(?!olm|bilm|bulunm|aciklam|belirtm|yorumlam|paylasm|yanitlam)"
        r"\w{2,}m(?:[iu]yor(?:lar)?|[ae]di(?:lar|ler)?)",
        "refuse": r"(?!olma)\w+m[ae]y[ae](?:cak|cek|cagin|cegin)\w*",
    },
    settlement=r"(?:koy|kent|sehir|sehr|kasaba|yerlesim|havaalan|havaliman)\w*",
    infinitive=r"[ae]bil",
    negated_before=r"(?!)",
    negated_after=r"\s+degil\b",
    hedged_before=r"(?:neden|eger|belki|olasi|muhtemel)\s+(?:\w+\s+){0,4}",
    hedged_within=r"[ae]bil(?:ir|ece[kg]|iyor)",
    hedged_after=r"\s+\w*[ae]bil(?:ir|ece[kg]|iyor)\w*|(?:\s+\w+){0,2}?\s+(?:istedi|istiyor|isteniyor|"
    r"bekleniyor|cagrisi\w*|olabilir|olasi\w*|"
    r"talep|cagir\w*|tehdi\w+|umuyor|"
    r"dusunuyor|degerlendiriyor|planliyor)\b",
    joins=r"ama|ancak|fakat|sonra|ardindan|ragmen|iken",
)

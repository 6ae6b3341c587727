"""Reports in eight languages that differ in one word: the date, place, number, ordinal, status or negation.

A form has slots in braces; `slots` says what may stand in each. Every choice of one slot is another fact than
every other choice of it, so two reports that differ in one slot never say the same.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a report: its kind of change is the name of a slot."""

    lang: str
    text: str
    slots: dict[str, tuple[str, ...]]


_NUMBERS: Final = ("12", "20", "45", "300", "1500")

FORMS: Final = (
    Form(
        "en",
        "{subject}: {who} to hold {ordinal} round of talks {place} {date}",
        {
            "subject": ("Fishing rights", "Grain trade", "Border customs"),
            "who": ("Norway and Chile", "Japan and Kenya", "Egypt and Peru"),
            "ordinal": ("second", "third", "5th"),
            "place": ("in Ankara", "in Geneva", "in Doha"),
            "date": ("on 2 June", "on June 16", "next Tuesday", "on 3 July", "tomorrow"),
        },
    ),
    Form(
        "en",
        "{who} {negation} send {number} {things} to the flooded coast {date}",
        {
            "who": ("Norway", "Kenya", "The city council"),
            "negation": ("will", "will not"),
            "number": _NUMBERS,
            "things": ("trawlers", "buses", "generators"),
            "date": ("on 2 June", "on 16 June", "next Tuesday"),
        },
    ),
    Form(
        "en",
        "{what} of {who} {status}",
        {
            "what": ("The regatta", "The book fair", "The joint exercise"),
            "who": ("Norway and Chile", "Japan and Kenya"),
            "status": ("is planned for autumn", "has been postponed", "has been cancelled"),
        },
    ),
    Form(
        "de",
        "{subject}: {who} wollen {date} {place} zur {ordinal} Runde zusammenkommen",
        {
            "subject": ("Fischerei", "Getreidehandel", "Zollstreit"),
            "who": ("Norwegen und Chile", "Japan und Kenia", "Ägypten und Peru"),
            "ordinal": ("zweiten", "dritten", "5."),
            "place": ("in Ankara", "in Genf", "in Doha"),
            "date": ("am 2. Juni", "am 16. Juni", "am kommenden Dienstag", "am 3. Juli", "morgen"),
        },
    ),
    Form(
        "de",
        "{who} schickt {date} {negation}{number} {things} an die überflutete Küste",
        {
            "who": ("Norwegen", "Kenia", "Der Stadtrat"),
            "negation": ("", "doch nicht "),
            "number": _NUMBERS,
            "things": ("Kutter", "Busse", "Generatoren"),
            "date": ("am 2. Juni", "am 16. Juni", "am kommenden Dienstag"),
        },
    ),
    Form(
        "de",
        "{what} von {who} {status}",
        {
            "what": ("Die Regatta", "Die Buchmesse", "Die Übung"),
            "who": ("Norwegen und Chile", "Japan und Kenia"),
            "status": ("ist für den Herbst geplant", "ist verschoben worden", "ist abgesagt worden"),
        },
    ),
    Form(
        "fr",
        "{subject} : {who} tiendront {place} {date} un {ordinal} cycle de négociations",
        {
            "subject": ("Pêche", "Commerce des céréales", "Douanes"),
            "who": ("la Norvège et le Chili", "le Japon et le Kenya", "l'Égypte et le Pérou"),
            "ordinal": ("deuxième", "troisième", "5e"),
            "place": ("à Ankara", "à Genève", "à Doha"),
            "date": ("le 2 juin", "le 16 juin", "mardi prochain", "le 3 juillet", "demain"),
        },
    ),
    Form(
        "fr",
        "{who} {negation} {number} {things} vers la côte inondée {date}",
        {
            "who": ("La Norvège", "Le Kenya", "La ville"),
            "negation": ("enverra", "n'enverra pas"),
            "number": _NUMBERS,
            "things": ("chalutiers", "autobus", "générateurs"),
            "date": ("le 2 juin", "le 16 juin", "mardi prochain"),
        },
    ),
    Form(
        "fr",
        "{what} : {who} {status}",
        {
            "what": ("Régate", "Salon du livre", "Exercice commun"),
            "who": ("la Norvège et le Chili", "le Japon et le Kenya"),
            "status": ("la prévoient pour l'automne", "l'ont reportée", "l'ont annulée"),
        },
    ),
    Form(
        "es",
        "{subject}: {who} celebrarán {place} {date} la {ordinal} ronda de negociaciones",
        {
            "subject": ("Pesca", "Comercio de granos", "Aduanas"),
            "who": ("Noruega y Chile", "Japón y Kenia", "Egipto y Perú"),
            "ordinal": ("segunda", "tercera", "5ª"),
            "place": ("en Ankara", "en Ginebra", "en Doha"),
            "date": ("el 2 de junio", "el 16 de junio", "el próximo martes", "el 3 de julio", "mañana"),
        },
    ),
    Form(
        "es",
        "{who} {negation} {number} {things} a la costa inundada {date}",
        {
            "who": ("Noruega", "Kenia", "El ayuntamiento"),
            "negation": ("enviará", "no enviará"),
            "number": _NUMBERS,
            "things": ("pesqueros", "autobuses", "generadores"),
            "date": ("el 2 de junio", "el 16 de junio", "el próximo martes"),
        },
    ),
    Form(
        "es",
        "{what} de {who} {status}",
        {
            "what": ("La regata", "La feria del libro", "La maniobra conjunta"),
            "who": ("Noruega y Chile", "Japón y Kenia"),
            "status": ("está prevista para otoño", "ha sido aplazada", "ha sido cancelada"),
        },
    ),
    Form(
        "ru",
        "{subject}: {who} проведут {ordinal} раунд переговоров {place} {date}",
        {
            "subject": ("Рыболовство", "Торговля зерном", "Таможенный спор"),
            "who": ("Норвегия и Чили", "Япония и Кения", "Египет и Перу"),
            "ordinal": ("второй", "третий", "5-й"),
            "place": ("в Анкаре", "в Женеве", "в Дохе"),
            "date": ("2 июня", "16 июня", "в следующий вторник", "3 июля", "завтра"),
        },
    ),
    Form(
        "ru",
        "{who} {negation} {number} {things} на затопленное побережье {date}",
        {
            "who": ("Норвегия", "Кения", "Мэрия"),
            "negation": ("отправит", "не отправит"),
            "number": _NUMBERS,
            "things": ("траулеров", "автобусов", "генераторов"),
            "date": ("2 июня", "16 июня", "в следующий вторник"),
        },
    ),
    Form(
        "ru",
        "{what}: {who} {status}",
        {
            "what": ("Регата", "Книжная ярмарка", "Учения"),
            "who": ("Норвегия и Чили", "Япония и Кения"),
            "status": ("планируют её осенью", "отложили её", "отменили её"),
        },
    ),
    Form(
        "uk",
        "{subject}: {who} проведуть {ordinal} раунд переговорів {place} {date}",
        {
            "subject": ("Рибальство", "Торгівля зерном", "Митна суперечка"),
            "who": ("Норвегія та Чилі", "Японія та Кенія", "Єгипет та Перу"),
            "ordinal": ("другий", "третій", "5-й"),
            "place": ("в Анкарі", "у Женеві", "в Досі"),
            "date": ("2 червня", "16 червня", "наступного вівторка", "3 липня", "завтра"),
        },
    ),
    Form(
        "uk",
        "{who} {negation} {number} {things} на затоплене узбережжя {date}",
        {
            "who": ("Норвегія", "Кенія", "Мерія"),
            "negation": ("відправить", "не відправить"),
            "number": _NUMBERS,
            "things": ("траулерів", "автобусів", "генераторів"),
            "date": ("2 червня", "16 червня", "наступного вівторка"),
        },
    ),
    Form(
        "uk",
        "{what}: {who} {status}",
        {
            "what": ("Регата", "Книжковий ярмарок", "Навчання"),
            "who": ("Норвегія та Чилі", "Японія та Кенія"),
            "status": ("планують провести восени", "відклали захід", "скасували захід"),
        },
    ),
    Form(
        "pl",
        "{subject}: {who} przeprowadzą {ordinal} rundę rozmów {place} {date}",
        {
            "subject": ("Rybołówstwo", "Handel zbożem", "Spór celny"),
            "who": ("Norwegia i Chile", "Japonia i Kenia", "Egipt i Peru"),
            "ordinal": ("drugą", "trzecią", "5."),
            "place": ("w Ankarze", "w Genewie", "w Dosze"),
            "date": ("2 czerwca", "16 czerwca", "w przyszły wtorek", "3 lipca", "jutro"),
        },
    ),
    Form(
        "pl",
        "{who} {negation} {number} {things} na zalane wybrzeże {date}",
        {
            "who": ("Norwegia", "Kenia", "Rada miasta"),
            "negation": ("wyśle", "nie wyśle"),
            "number": _NUMBERS,
            "things": ("trawlerów", "autobusów", "generatorów"),
            "date": ("2 czerwca", "16 czerwca", "w przyszły wtorek"),
        },
    ),
    Form(
        "pl",
        "{what}: {who} {status}",
        {
            "what": ("Regaty", "Targi książki", "Wspólne ćwiczenia"),
            "who": ("Norwegia i Chile", "Japonia i Kenia"),
            "status": ("planują je na jesień", "przełożyły je", "odwołały je"),
        },
    ),
    Form(
        "tr",
        "{subject}: {who} görüşmelerin {ordinal} turunu {date} {place} yapacak",
        {
            "subject": ("Balıkçılık", "Tahıl ticareti", "Gümrük anlaşmazlığı"),
            "who": ("Norveç ve Şili", "Japonya ve Kenya", "Mısır ve Peru"),
            "ordinal": ("ikinci", "üçüncü", "5."),
            "place": ("Ankara'da", "Cenevre'de", "Doha'da"),
            "date": ("2 Haziran'da", "16 Haziran'da", "gelecek salı", "3 Temmuz'da", "yarın"),
        },
    ),
    Form(
        "tr",
        "{who} su altındaki kıyıya {date} {number} {things} {negation}",
        {
            "who": ("Norveç", "Kenya", "Belediye"),
            "negation": ("gönderecek", "göndermeyecek"),
            "number": _NUMBERS,
            "things": ("trol teknesi", "otobüs", "jeneratör"),
            "date": ("2 Haziran'da", "16 Haziran'da", "gelecek salı"),
        },
    ),
    Form(
        "tr",
        "{who}: {what} {status}",
        {
            "what": ("yarış", "kitap fuarı", "ortak tatbikat"),
            "who": ("Norveç ve Şili", "Japonya ve Kenya"),
            "status": ("sonbaharda planlanıyor", "ertelendi", "iptal edildi"),
        },
    ),
)

CHANGES: Final = ("date", "place", "number", "ordinal", "status", "negation")
"""The slots whose change is news; the others say which happening it is."""

WHO: Final = tuple(sorted({who for form in FORMS for who in form.slots["who"]}))
"""All who act in the forms; what a rule may wait for."""

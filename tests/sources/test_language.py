"""English is told from other languages, they are named, and what is too short is not judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import language

SENTENCES = {
    "en": "The foreign minister said on Thursday that his government would accept no preconditions for new talks.",
    "es": "El ministro de Asuntos Exteriores dijo el jueves que su gobierno no aceptará ninguna condición previa.",
    "fr": "Le porte-parole du ministère a déclaré que la France ne reconnaîtrait pas les résultats du scrutin.",
    "de": "Der Sprecher des Auswärtigen Amtes erklärte am Freitag, man werde keine weiteren Waffen liefern.",
    "nl": "De minister van Buitenlandse Zaken zei donderdag dat Nederland geen nieuwe sancties zal steunen.",
    "pt": "O ministro das Relações Exteriores afirmou nesta quinta-feira que o governo não aceitará imposições.",
    "it": "Il ministro degli Esteri ha dichiarato giovedì che il governo non accetterà alcuna condizione.",
    "ru": "Министр иностранных дел заявил в четверг, что переговоры с Вашингтоном будут продолжены.",
    "uk": "Міністр закордонних справ заявив у четвер, що переговори з Вашингтоном будуть продовжені наступного тижня.",
    "zh": "外交部发言人星期四表示，中方反对任何形式的单边制裁，呼吁有关各方保持克制。",
    "ja": "外務省の報道官は木曜日、政府はいかなる一方的な制裁にも反対すると述べた。",
    "ko": "외교부 대변인은 목요일 정부가 어떠한 일방적 제재에도 반대한다고 밝혔다.",
    "ar": "قال وزير الخارجية يوم الخميس إن حكومته لن تقبل أي شروط مسبقة للعودة إلى طاولة المفاوضات.",
    "fa": "وزیر امور خارجه روز پنجشنبه گفت که دولت او هیچ پیش‌شرطی را برای بازگشت به میز مذاکره نمی‌پذیرد.",
    "he": "שר החוץ אמר ביום חמישי כי ממשלתו לא תקבל תנאים מוקדמים לחזרה לשולחן המשא ומתן.",
    "tr": "Dışişleri Bakanı perşembe günü yaptığı açıklamada hükümetinin hiçbir ön koşulu kabul etmeyeceğini söyledi.",
    "pl": "Minister spraw zagranicznych oświadczył w czwartek, że jego rząd nie przyjmie żadnych warunków wstępnych.",
    "vi": "Bộ trưởng Ngoại giao hôm thứ Năm cho biết chính phủ của ông sẽ không chấp nhận bất kỳ điều kiện nào.",
    "hi": "विदेश मंत्री ने गुरुवार को कहा कि उनकी सरकार वार्ता के लिए कोई पूर्व शर्त स्वीकार नहीं करेगी।",
    "el": "Ο υπουργός Εξωτερικών δήλωσε την Πέμπτη ότι η κυβέρνησή του δεν θα δεχθεί όρους για τις διαπραγματεύσεις.",
    "af": "Die minister van buitelandse sake het Donderdag gesê dat sy regering geen voorwaardes sal aanvaar nie.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code):
    assert language.identify(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text", ["Oil prices fall", "Xi meets Putin in Beijing", "Corea del Norte lanza", "", "123 456", "?!", "a"]
)
def test_what_is_too_short_is_not_judged(text):
    assert language.identify(text) is None


def test_a_foreign_quotation_or_banner_does_not_make_an_english_report_foreign():
    report = f"{SENTENCES['es']}\n" + f"{SENTENCES['en']} " * 6
    assert language.identify(report) == "en"


def test_an_english_banner_does_not_make_a_foreign_report_english():
    assert language.identify("Share this article on social media. Log in.\n" + f"{SENTENCES['de']} " * 60) == "de"


def test_shouted_english_is_english():
    assert language.identify(SENTENCES["en"].upper()) == "en"


def test_a_table_of_numbers_with_a_little_english_is_not_called_foreign():
    text = "WHEAT STOCKS, MLN TONNES\n" + "\n".join(f"Canada {n}.4 {n}.9 {n}.2 nil" for n in range(40))
    assert language.identify(text) in (None, "en")


@pytest.mark.parametrize(
    ("code", "name"), [("es", "Spanish"), ("yue", "Cantonese"), ("wuu", "Wu Chinese"), ("xx", "xx")]
)
def test_languages_have_names(code, name):
    assert language.language_name(code) == name


@pytest.mark.parametrize(
    ("label", "code"), [("en-GB", "en"), ("ES_ar", "es"), ("English", "en"), ("zz", None), ("", None), (None, None)]
)
def test_declared_labels(label, code):
    assert language.declared(label) == code


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_nothing(text):
    code = language.identify(text)
    assert code is None or code.isalpha()

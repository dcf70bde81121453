"""Any encoding news comes in is read right, and what is lost is marked where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.sources.encodings import LOST, MOJIBAKE, UNDECODABLE, decode, looks_binary, without_surrogates

QUOTED = "“We won’t sign,” the minister said – “not in Genève, not in Málaga.” It cost €5 million…"
PLAIN = "The minister said on Friday that nothing would be signed before the spring, and left."
RUSSIAN = "Министр иностранных дел заявил, что переговоры будут продолжены на следующей неделе в Женеве. " * 3
CHINESE = "外交部发言人星期四表示，中方反对任何形式的单边制裁，呼吁有关各方保持克制，通过对话解决分歧。" * 3
JAPANESE = "外務省の報道官は木曜日、政府はいかなる一方的な制裁にも反対すると述べた。" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (QUOTED, "utf-8"),
        (QUOTED, "utf-8-sig"),
        (QUOTED, "utf-16"),
        (QUOTED, "utf-16-le"),
        (QUOTED, "utf-16-be"),
        (QUOTED, "utf-32"),
        (QUOTED, "cp1252"),
        (QUOTED * 3, "mac_roman"),
        (PLAIN, "ascii"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        ("Ärger über Österreichs Außenminister: „Das war’s“, hieß es in Köln.", "cp1252"),
    ],
)
def test_text_comes_back_whole(text, encoding):
    decoded = decode(text.encode(encoding), "x")
    assert decoded.text == text
    assert decoded.damaged == ()


def test_line_ends_stay_as_they_came():
    text = "one\r\ntwo\rthree\n\x85four\u2028five\t"
    assert decode(text.encode(), "x").text == text


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "iso8859-5"])
def test_a_declared_encoding_is_believed_where_the_bytes_allow_it(encoding):
    assert decode(RUSSIAN[:40].encode(encoding), "x", encoding).text == RUSSIAN[:40]


@pytest.mark.parametrize("label", ["utf-8", "windows-1251", "base64", "no-such-thing", "", "\x00"])
def test_a_wrong_declaration_does_no_harm_to_utf8(label):
    assert decode(QUOTED.encode(), "x", label).text == QUOTED


def test_latin_1_means_windows_1252_as_on_the_web():
    assert decode(QUOTED.encode("cp1252"), "x", "iso-8859-1").text == QUOTED


def test_pieces_in_windows_1252_within_utf8_are_read_as_such():
    data = QUOTED.encode() + b"\n" + QUOTED.encode("cp1252") + b"\n" + QUOTED.encode()
    decoded = decode(data, "x")
    assert decoded.text == "\n".join([QUOTED] * 3)
    assert decoded.damaged == ()


def test_a_character_cut_in_two_is_lost_and_marked_in_its_place():
    data = QUOTED.encode()
    decoded = decode(data + b" the end\xe2\x80", "x")
    ((start, end),) = [mark.span for mark in decoded.damaged]
    assert decoded.text[start:end] == LOST
    assert decoded.text == QUOTED + " the end" + LOST
    assert decoded.damaged[0].why == UNDECODABLE


def test_a_stray_nul_stays_and_is_marked():
    text = PLAIN[:30] + "\x00" + PLAIN[30:]
    decoded = decode(text.encode(), "x")
    assert decoded.text == text
    assert [mark.span for mark in decoded.damaged] == [(30, 31)]


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_text_read_in_the_wrong_encoding_before_is_put_right(rounds):
    text = "“We won’t sign,” she said in Genève – “not in Málaga…”"
    for _ in range(rounds):
        text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    decoded = decode(text.encode(), "x")
    assert decoded.text == "“We won’t sign,” she said in Genève – “not in Málaga…”"
    assert decoded.damaged == ()


def test_windows_characters_saved_as_control_characters_are_put_right():
    assert decode("\x93We won\x92t,\x94 he said.".encode(), "x").text == "“We won’t,” he said."


def test_what_cannot_be_put_right_is_marked():
    decoded = decode("The minister saidâ€ nothing.".encode(), "x")
    assert [(decoded.text[slice(*mark.span)], mark.why) for mark in decoded.damaged] == [("â€", MOJIBAKE)]


@pytest.mark.parametrize(
    "text",
    [
        "Le café « LIBERTÉ » a fermé à Â-ville.",
        "SÃO PAULO and CAFÉ“s”, naïve façade, Škoda, Ærø",
        "BEAUTÉ\xa0: rien",
        "Âge d’or, château, hâte, Câmara – Straße, Øresund",
        "Türkiye’de Erdoğan: “Evet”",
        "10°C, ±5 %, £5, ©, ½, «oui»",
    ],
)
def test_accents_and_signs_that_are_right_stay(text):
    assert decode(text.encode(), "x").text == text


def test_bytes_that_are_no_text_in_any_encoding_are_refused_or_text():
    try:
        decoded = decode(bytes(range(128, 256)) * 8, "noise.txt")
    except SourceError as error:
        assert error.name == "noise.txt"
        assert "UTF-8" in error.reason
    else:
        assert decoded.text


def test_one_nul_does_not_make_a_text_binary():
    assert not looks_binary(b"one\x00two")


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01\x01" + bytes(60)])
def test_binary_is_told_from_text(data):
    assert looks_binary(data)


@pytest.mark.parametrize("text", [PLAIN, QUOTED, RUSSIAN, "page\x0cbreak"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_text_is_not_taken_for_binary(text, encoding):
    assert not looks_binary(text.encode(encoding))


def test_lone_surrogates_become_writable():
    assert without_surrogates("a\ud800b") == f"a{LOST}b"
    assert without_surrogates("aé😀b") == "aé😀b"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was_unless_it_was_read_wrongly_before(text):
    decoded = decode(text.encode(), "x")
    assert decoded.text == text or any(sign in text for sign in "âÃÂïÅ")


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "koi8-r", "utf-16", "big5", "hex"]))
def test_any_bytes_give_writable_text_with_marks_inside_it_or_a_named_error(data, declared):
    try:
        text, _, damaged = decode(data, "x", declared)
    except SourceError as error:
        assert error.name == "x"
        return
    text.encode("utf-8")
    assert all(0 <= mark.span[0] < mark.span[1] <= len(text) for mark in damaged)
    assert list(damaged) == sorted(damaged, key=lambda mark: mark.span)

"""Mail and mailboxes: the fuller text, what is forwarded, what is attached; broken mail is told."""

import io
import quopri
from itertools import pairwise

import pytest
from made import MORE, SAID
from made import mail as message
from made import mailbox as box
from made import raw_mail as raw

from dragoman.errors import SourceError
from dragoman.reading.furniture import find_furniture
from dragoman.records import Report
from dragoman.sources import plan, read, read_unit
from dragoman.sources.mbox import ranges
from dragoman.sources.unit import read_rows, row_name


def found(tmp_path, made, name="mail.eml"):
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    return list(read(tmp_path / name))


def test_a_newsletter_is_a_report(tmp_path):
    (report,) = found(tmp_path, message(f"{SAID}\n", f"<h1>Talks</h1><p>{SAID}</p><p>{MORE}</p>"))
    assert report.text == f"Talks\n\n{SAID}\n\n{MORE}"
    assert (report.title, report.publisher, report.published) == ("Talks go on", "The Harbour Brief", "2024-02-23")


def test_the_plain_text_is_taken_where_the_html_says_less(tmp_path):
    (report,) = found(tmp_path, message(f"{SAID}\n\n{MORE}\n", "<p>Open this in a browser.</p>"))
    assert report.text == f"{SAID}\n\n{MORE}"


def test_what_readers_of_mail_do_not_see_is_left_out(tmp_path):
    html = (
        f"<div style='display:none'>Preview text &zwnj;&nbsp;&zwnj;</div><table><tr><td><p>{SAID}</p></td></tr></table>"
    )
    (report,) = found(tmp_path, message(None, html))
    assert report.text == SAID


def test_lines_broken_for_their_width_are_joined_and_lists_are_not(tmp_path):
    body = SAID.replace("with ", "with\n") + "\n\n- wheat\n- oil\n"
    (report,) = found(tmp_path, message(body))
    assert report.text == f"{SAID}\n\n- wheat\n- oil"


def test_flowed_text_is_joined_as_it_asks_to_be(tmp_path):
    flowed = SAID.replace("Freedonia ", "Freedonia \r\n").replace("with ", "with \r\n").encode() + b"\r\nHe left.\r\n"
    (report,) = found(tmp_path, raw(flowed, "text/plain; charset=utf-8; format=flowed"))
    assert report.text == f"{SAID}\nHe left."


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("“Ça va”, he said.".encode("cp1252"), ("text/plain; charset=utf-8",)),
        ("“Ça va”, he said.".encode(), ("text/plain; charset=iso-8859-1",)),
        ("“Ça va”, he said.".encode("cp1252"), ("text/plain; charset=iso-8859-1",)),
        ("“Ça va”, he said.".encode(), ("text/plain; charset=nonsense-8",)),
        (
            quopri.encodestring("“Ça va”, he said.".encode()),
            ("text/plain", "Content-Transfer-Encoding: quoted-printable"),
        ),
    ],
)
def test_charsets_are_told_whatever_the_header_says(tmp_path, body, headers):
    (report,) = found(tmp_path, raw(SAID.encode() + b" " + body, *headers))
    assert report.text == f"{SAID} “Ça va”, he said."


def test_quoted_printable_without_its_header_is_put_right(tmp_path):
    body = b"The minister=E2=80=99s spokesman said that the tal=\r\nks would go on after a pau=\r\nse of two weeks.\r\n"
    (report,) = found(tmp_path, raw(body))
    assert report.text == "The minister’s spokesman said that the talks would go on after a pause of two weeks."


def test_headers_in_encoded_words_stray_bytes_and_folded(tmp_path):
    text = raw(SAID.encode()).replace(
        b"Subject: Talks",
        b"Subject: Fwd: [brief] =?utf-8?B?VGFsa3Mg4oCT?=\r\n =?iso-8859-1?q?_in_K=F6ln?= =?x?Q?_now?=",
    )
    (report,) = found(tmp_path, text.replace(b"Wire <", "Gazette d’Été <".encode()))
    assert report.title == "Talks – in Köln now"
    assert report.publisher == "Gazette d’Été"


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("news@mail.harbour.example", "harbour.example"),
        ("Jane Roe via Wire List <list@wire.example>", "Jane Roe"),
        ("'The Daily' <d@d.example>", "The Daily"),
        ("The Daily", "The Daily"),
        ("", None),
    ],
)
def test_the_publisher_is_whom_it_is_from(tmp_path, sender, publisher):
    text = raw(SAID.encode()).replace(b"Wire <w@wire.example>", sender.encode())
    (report,) = found(tmp_path, text)
    assert report.publisher == publisher


def test_a_forwarded_message_is_what_it_forwards(tmp_path):
    body = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: The Daily <d@daily.example>\nDate: Thu, Feb "
        "22, 2024 at 9:00 AM\n"
        f"Subject: Talks resume\nTo: <bob@mail.example>\n\n\n{SAID}\n"
    )
    (report,) = found(tmp_path, message(body, Subject="Fwd: Talks resume"))
    assert report.text == SAID
    assert (report.title, report.publisher, report.published) == ("Talks resume", "The Daily", "2024-02-22")


def test_quotations_and_signatures_are_left_out_of_a_reply(tmp_path):
    quoted = f"On Thu, Feb 22, 2024 at 9:00 AM Jane Roe <j@x.example>\nwrote:\n> {MORE}\n> {MORE}"
    body = f"{SAID}\n\n{quoted}\n\nSo much.\n-- \nBob\n"
    (report,) = found(tmp_path, message(body))
    assert report.text == f"{SAID}\n\nSo much."


def test_mail_in_mail_and_attached_files_are_reports_of_their_own(tmp_path):
    outer = message(f"{SAID}\n")
    outer.add_attachment(message(f"{MORE} {SAID}\n", Subject="Inner", Date="Thu, 22 Feb 2024 10:00:00 +0000"))
    outer.add_attachment(f"{SAID} {MORE}".encode(), maintype="text", subtype="plain", filename="note.txt")
    outer.add_attachment(b"%PDF-1.4 nothing", maintype="application", subtype="pdf", filename="Ça.pdf")
    outer.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="table.csv")
    outer.add_attachment(b"-----BEGIN PGP", maintype="application", subtype="pgp-signature", filename="signature.asc")
    outer.add_attachment(SAID.encode(), maintype="text", subtype="plain", filename="ATT00001.txt")
    outer.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    own, inner, note, error = found(tmp_path, outer)
    assert own.text == SAID
    assert (inner.text, inner.title, inner.published) == (f"{MORE} {SAID}", "Inner", "2024-02-22")
    assert note.text == f"{SAID} {MORE}"
    assert error.name.endswith("mail.eml:4")
    assert "Ça.pdf" in error.reason and "PDF" in error.reason


def test_a_mail_without_text_says_what_it_holds(tmp_path):
    made = message()
    made.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="table.csv")
    (error,) = found(tmp_path, made)
    assert "table.csv" in error.reason
    locked = raw(b"x", 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=q')
    (error,) = found(tmp_path, locked, "locked.eml")
    assert "encrypted" in error.reason


def test_a_page_saved_by_a_browser_is_its_article(tmp_path):
    page = f"<html lang=en><title>Talks</title><body><article><p>{SAID}</p><p>{MORE}</p></article></body></html>"
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/talks\r\nSubject: Talks\r\n"
        "Date: Fri, 1 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        'type="text/html"; '
        'boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        f"{quopri.encodestring(page.encode()).decode()}\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    (report,) = found(tmp_path, saved.encode(), "page.mhtml")
    assert (report.text.split("\n")[0], report.url, report.published) == (SAID, "https://harbour.example/talks", None)


@pytest.mark.parametrize("depth", [3, 3000])
def test_nesting_is_bounded(tmp_path, depth):
    text = raw(b"", 'multipart/mixed; boundary="b0"')
    for n in range(depth):
        text += f'--b{n}\r\nContent-Type: multipart/mixed; boundary="b{n + 1}"\r\n\r\n'.encode()
    text += f"--b{depth}\r\nContent-Type: text/plain\r\n\r\n{SAID}\r\n".encode()
    (one,) = found(tmp_path, text)
    assert isinstance(one, Report if depth == 3 else SourceError)


@pytest.mark.parametrize(
    "line",
    [
        "View in browser", "View this email in your browser", "Unsubscribe | Manage preferences",
        "You are receiving this email because you signed up.", "Having trouble viewing this email? View it online.",
        "If you no longer wish to receive these emails, unsubscribe here.", "Our mailing address is: 1 Quay Street",
        "Was this email forwarded to you? Sign up here.", "Privacy policy | Terms of service",
        "Update your preferences",
        "To unsubscribe from this list, click here", "The post Talks go on appeared first on Harbour Times.",
    ],
)  # fmt: skip
def test_heads_and_feet_of_newsletters_are_furniture(line):
    text = f"{SAID}\n\n{line}\n\n{MORE}"
    (mark,) = find_furniture(text)
    assert text[slice(*mark.span)] == line


@pytest.mark.parametrize(
    "line",
    [
        "View of the harbour from the palace, the minister said, had changed.",
        "You received this award because of your courage, the president told her.",
        "Manage the harbour yourselves, the minister said.",
        "Forward positions were shelled on Friday, the ministry said.",
        "See the report online for what the minister said on Friday.",
        "They do not want to receive any of the weapons, the ministry said.",
    ],
)
def test_prose_like_them_is_not(line):
    assert find_furniture(f"{SAID}\n\n{line}\n\n{MORE}") == ()


# -- mailboxes


@pytest.mark.parametrize(
    "separator",
    [
        b"From - Fri Feb 23 10:15:00 2024\n",
        b"From MAILER-DAEMON@x.example Fri Feb 23 10:15:00 2024\n",
        b"From 1712345@xxx Tue Feb 06 12:00:00 +0000 2024\n",
        b"From jane at x.example  Fri Feb 23 10:15 2024\n",
        b"From - Fri Feb 23 10:15:00 2024\r\n",
    ],
)
def test_the_messages_of_a_mailbox_are_told_apart(tmp_path, separator):
    (tmp_path / "box").write_bytes(box(3, separator=separator))
    reports = list(read(tmp_path / "box"))
    assert [report.title for report in reports] == ["Take 0", "Take 1", "Take 2"]
    assert reports[1].text == f"{SAID} Take 1 of them.\n\nFrom here on it is quiet.\nFrom 10:15 to 2024 nothing."


def test_a_broken_message_is_told_by_its_number(tmp_path):
    first, second = box(2).split(b"From - ", 2)[1:]
    empty = b"Fri Feb 23 10:15:00 2024\nSubject: empty\n\n\n"
    (tmp_path / "x.mbox").write_bytes(b"From - " + b"From - ".join([first, empty, second]))
    one, error, last = read(tmp_path / "x.mbox")
    assert error.name.endswith("x.mbox:2")
    assert (one.title, last.title) == ("Take 0", "Take 1")


@pytest.mark.parametrize("step", [1, 700, 5000, 1 << 20])
def test_ranges_share_out_every_message_once(step):
    data = box(40)
    found = list(ranges(io.BytesIO(data), step))
    assert found[0][0] == 0 and found[-1][1] == len(data)
    assert all(end == start for (_, end, _, _), (start, _, _, _) in pairwise(found))
    assert sum(count for *_, count in found) == 40
    assert [before for *_, before, _ in found] == [sum(count for *_, count in found[:n]) for n in range(len(found))]


def test_a_large_mailbox_is_cut_into_units_that_give_the_same_reports(tmp_path):
    path = tmp_path / "big.mbox"
    path.write_bytes(box(300, f"{SAID} {MORE} " * 60))
    units = plan(path)
    assert len(units) > 2
    assert {unit.kind for unit in units} == {"mbox"}
    titles = [report.title for unit in units for report in read_unit(unit)]
    assert titles == [f"Take {n}" for n in range(300)]
    last = list(read_rows(units[-1], units[-1].options))[-1]
    assert row_name(units[-1], last[1]).endswith("big.mbox:300")
    assert sum(unit.reports for unit in units) == 300


def test_a_separator_on_the_border_of_two_blocks_is_found(monkeypatch):
    from dragoman.sources import mbox

    data = box(12)
    for block in (1100, 1101, 1499, 2048, 4096):
        monkeypatch.setattr(mbox, "_BLOCK", block)
        assert sum(count for *_, count in ranges(io.BytesIO(data), 1)) == 12
        assert len(list(mbox.read(io.BytesIO(data), "x", plan([])))) == 12  # nothing is asked of the options


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (f"From: a\nTo: b\nSubject: cable\nDate: 1973\n\n{SAID}", "cable.txt", "text"),
        (f"From: a@b.example\nMessage-ID: <x>\nSubject: mail\n\n{SAID}", "x", "mail"),
        (f"Subject: mail\n\n{SAID}", "x.eml", "mail"),
        (f"412\nFrom: a@b.example\nSubject: mail\n\n{SAID}", "x.emlx", "mail"),
        (f"From 2019 on: {SAID}", "x.txt", "text"),
    ],
)
def test_mail_is_told_from_text(tmp_path, content, name, kind):
    (tmp_path / name).write_text(content)
    (unit,) = plan(tmp_path / name)
    assert unit.kind == kind
    (report,) = read(tmp_path / name)
    assert report.text.endswith(SAID)

"""Documents of every kind that dragoman reads, made by hand: what tests and fuzzing begin from."""

from __future__ import annotations

import io
import zipfile
import zlib
from email.message import EmailMessage

SAID = "The foreign minister of Freedonia said on Friday that the talks with Sylvania would go on."
MORE = "He told reporters that his country had asked for a pause of two weeks, which the other side was thinking over."
LAST = "Nobody in the capital expected an answer before the weekend, when the parliament of Sylvania meets again."

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>World news | The Harbour Times</title>
<link>https://harbour.example/world</link><atom:link rel="self" href="https://harbour.example/rss"/>
<language>en-gb</language>{entries}</channel></rss>"""


def feed_entry(inner):
    return f"<item>{inner}</item>"


HTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{SAID}</p><p>{MORE}</p></body></html>'
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Talks go on</hl1></hedline>
<byline>By Jane Roe</byline></body.head><body.content><p>{SAID}</p><media>
<media-caption>The minister waves.</media-caption></media><p>{MORE}</p></body.content></body></nitf>"""


def news_item(content, guid="tag:wire.example,2024:1", version=1, status="usable", cls="text", meta="", more=""):
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" xml:lang="en-GB"
    standard="NewsML-G2" standardversion="2.33"><catalogRef href="http://www.iptc.org/std/catalog/catalog.xml"/>
    <itemMeta><itemClass qcode="ninat:{cls}"/><provider qcode="nprov:AFP"><name>Agence France-Presse</name></provider>
    <versionCreated>2024-02-23T10:15:00+01:00</versionCreated><firstCreated>2024-02-20T10:15:00Z</firstCreated>
    <pubStatus qcode="stat:{status}"/>{meta}</itemMeta><contentMeta><contentCreated>2024-02-21</contentCreated>
    <headline role="hld:subHeadline">A pause</headline><headline role="hld:main">Talks go on</headline>
    <by>Jane Roe</by><creditline>Reuters</creditline><language tag="en"/>{more}</contentMeta>
    <contentSet>{content}</contentSet></newsItem>"""


def xhtml(html=HTML):
    return f'<inlineXML contenttype="application/xhtml+xml">{html}</inlineXML>'


def news_message(*items):
    return f"""<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
    <sent>2024-02-23T10:16:00Z</sent></header><itemSet>{"".join(items)}</itemSet></newsMessage>"""


NINJS_1 = {
    "uri": "http://data.wire.example/items/1", "type": "text", "versioncreated": "2024-02-23T10:15:00+01:00",
    "firstcreated": "2024-02-20T10:00:00Z", "pubstatus": "usable", "language": "en", "headline": "Talks &amp; pauses",
    "byline": "Jane Roe, Reuters", "infosource": [{"name": "Reuters"}], "copyrightholder": "The Wire",
    "body_xhtml": HTML, "body_text": f"{SAID} {MORE}", "description_text": "Short.",
}  # fmt: skip
NINJS_2 = {
    "uri": "urn:wire:2", "standard": {"name": "ninjs", "version": "2.0"}, "versioncreated": "2024-02-23T10:15:00Z",
    "type": "text", "language": "en", "provider": {"name": "The Wire"},
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks & pauses"}],
    "bodies": [{"role": "main", "contenttype": "text/plain", "value": f"{SAID} {MORE}"},
               {"role": "main", "contenttype": "application/xhtml+xml", "value": HTML}],
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:wire:3", "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2024-02-23T10:15:00Z",
    "pubStatus": "usable", "copyrightHolder": "The Wire", "headlines": [{"role": "main", "value": "Talks & pauses"}],
    "bodies": [{"role": "html", "contentType": "text/html", "value": HTML}], "by": "By Jane Roe",
}  # fmt: skip


def mail(plain=None, html=None, **headers):
    made = EmailMessage()
    about = {"From": '"The Harbour Brief" <brief@e.harbour.example>', "Subject": "Talks go on", "Message-ID": "<1@x>"}
    about |= {"Date": "Fri, 23 Feb 2024 23:10:00 -0500"} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    for key, value in about.items():
        made[key] = value
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        (made.add_alternative if plain is not None else made.set_content)(html, subtype="html")
    return made


def raw_mail(body, kind="text/plain; charset=utf-8", *headers):
    head = [
        "From: Wire <w@wire.example>",
        "Subject: Talks",
        "Date: Fri, 23 Feb 2024 10:00:00 +0000",
        "MIME-Version: 1.0",
    ]
    return "\r\n".join([*head, f"Content-Type: {kind}", *headers, "", ""]).encode() + body


def mailbox(count, text=SAID, separator=b"From - Fri Feb 23 10:15:00 2024\n"):
    made = b""
    for n in range(count):
        body = f"{text} Take {n} of them.\n\nFrom here on it is quiet.\nFrom 10:15 to 2024 nothing.\n"
        one = mail(body, Subject=f"Take {n}").as_bytes().replace(b"\nFrom ", b"\n>From ")
        made += separator + one + b"\n"
    return made


CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def chapter(title, *paragraphs, head="", kind=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Saved</title>{head}</head><body epub:type="{kind}">'
        f"<h1>{title}</h1>{body}</body></html>"
    )


def epub(pages, meta="", more=None, mimetype=True, **spine):
    """`pages`: name → content, in the order of the spine; `spine`: extra attributes of an item by its name."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml" {spine.get(name.partition(".")[0], "")}/>'
        for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{meta}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/content.opf", opf)
        for name, content in (pages | (more or {})).items():
            archive.writestr(f"OEBPS/{name}", content)
    return out.getvalue()


EPUB_META = (
    "<dc:title>The Harbour Review [Fri, 23 Feb "
    "2024]</dc:title><dc:creator>calibre</dc:creator><dc:language>en</dc:language>"
    "<dc:publisher>calibre</dc:publisher><dc:date>2024-02-23T00:00:00+00:00</dc:date>"
)


WORD_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx(body, title="", created="2024-02-23T09:00:00Z", modified="2024-02-23T11:00:00Z", **more):
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created><dcterms:modified>{modified}"
        "</dcterms:modified></cp:coreProperties>"
    )
    members = {"[Content_Types].xml": WORD_TYPES, "_rels/.rels": WORD_RELS, "docProps/core.xml": core}
    members["word/document.xml"] = f"<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>"
    return zipped(members | {f"word/{name}.xml": content for name, content in more.items()})


def word_p(text, style="", run=""):
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r>{run}<w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def odt(body, meta="", mimetype=True):
    spaces = 'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:dc="dc" xmlns:meta="m"'
    members = {"mimetype": "application/vnd.oasis.opendocument.text"} if mimetype else {}
    members["content.xml"] = (
        f"<office:document-content "
        f"{spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members["meta.xml"] = f"<office:document-meta {spaces}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped(members)


LINES = [
    "The foreign minister of Freedonia said on Friday that the nego-",
    "tiations with Sylvania would go on. He told reporters that the",
    "Saudi-led group had asked for a pause of two weeks.",
]


def text_at(lines, top=700.0, left=72.0, size=12, gap=14.0):
    """The operations that print lines one below the other."""
    shown = []
    for n, line in enumerate(lines):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"BT /F1 {size} Tf 1 0 0 1 {left} {top - n * gap} Tm ({escaped}) Tj ET")
    return "\n".join(shown)


def pdf(*pages, info="", packed=False):
    """A PDF whose pages have these operations, written by hand; `packed`: as Flate streams."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        data = page.encode("latin-1") if isinstance(page, str) else page
        data, how = (zlib.compress(data), "/Filter /FlateDecode ") if packed else (data, "")
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            "/Encoding /WinAnsiEncoding >> >> >> >>"
        )
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how.encode(), len(data), data))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += (
            f"{number} 0 obj\n".encode() + (content.encode() if isinstance(content, str) else content) + b"\nendobj\n"
        )
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
            f"/Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )

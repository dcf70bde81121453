"""Readings made of sentences: actors are found by their names, records by their words."""

from dragoman.records import Actor, Mention, Reading, Report, Statement, check, report_id

STATES = {"Qatar": "QAT", "Turkey": "TUR", "Kuwait": "KWT", "Iran": "IRN"}
PEOPLE = ("Ada Linde", "Minister Berg")


def actors(text):
    """States by their codes; Ada Linde speaks for nobody, Minister Berg for Kuwait."""
    found = []
    for name, id_ in [*STATES.items(), *((name, name.lower().replace(" ", "-")) for name in PEOPLE)]:
        spans = [(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        home = id_ if name in STATES else "KWT" if name == "Minister Berg" else None
        if spans or id_ == "KWT":
            kind = "state" if name in STATES else "person"
            mentions = tuple(Mention(span=span, form="name") for span in spans)
            found.append(Actor(id=id_, kind=kind, name=name, acts_for=home, mentions=mentions))
    return tuple(found)


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


def said(text, source, cue, content, act="assert", speaker=None, **fields):
    """An indirect statement; the first speaker is the actor whose name the source is."""
    speaker = speaker or STATES.get(source) or source.lower().replace(" ", "-")
    return Statement(
        id=f"st-{span(text, content)[0]}", source=(span(text, source),), cue=(span(text, cue),),
        content=(span(text, content),), speakers=(speaker,),
        acts_for=("KWT" if source == "Minister Berg" else STATES.get(source),), kind="indirect", act=act, **fields,
    )  # fmt: skip


def reading(text, day=None, publisher=None, **records):
    report = Report(id=report_id(text + str(publisher)), text=text, published=day, publisher=publisher)
    made = Reading(report=report, actors=actors(text), **{name: tuple(each) for name, each in records.items()})
    check(made)
    return made


def told(brief, heading):
    """The text of a chapter, a line a paragraph with its lead, without the numbers; "" where there is none."""
    for section in brief.sections:
        if section.heading == heading:
            return "\n".join(
                (f"{each.lead}. " if each.lead else "") + join(sentence.text for sentence in each.sentences)
                for each in section.paragraphs
            )
    return ""


def join(pieces):
    line = ""
    for piece in pieces:
        line += piece if not line or piece[:1] in ",; " else f" {piece}"
    return line


def quotes(brief, heading, at=0):
    """The sources of a sentence of a chapter, by their words."""
    section = next(section for section in brief.sections if section.heading == heading)
    sentence = [sentence for paragraph in section.paragraphs for sentence in paragraph.sentences][at]
    return [source.quote for source in brief.sources if source.number in sentence.sources]

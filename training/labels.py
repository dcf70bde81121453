"""The label sets of the network's heads. They travel in the ONNX file, so the reader never has a second copy."""

from __future__ import annotations

ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]


def bio(types: list[str]) -> list[str]:
    """`O`, then `B-` and `I-` of each type."""
    return ["O", *(f"{prefix}-{kind}" for kind in types for prefix in "BI")]


ENTITY_TYPES = ["Person", "Organization", "Location", "NORP", "Facility", "Date", "Money", "Product", "Misc"]
ENTITIES = bio(ENTITY_TYPES)

#: A second, finer layer of names and expressions, learned from silver labels on news and gold named events.
FINE_TYPES = [
    "Country",
    "City",
    "Province",
    "Place",
    "Title",
    "Date",
    "Time",
    "Duration",
    "Number",
    "Percent",
    "Ordinal",
]
FINE = bio(FINE_TYPES)
EVENT_NAMES = bio(["Event"])

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X"]  # fmt: skip
DEPRELS = [
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
]  # fmt: skip

#: Roots of the published task (Hu et al. 2024): PLOVER's sixteen types, CONCEDE and RETREAT as one.
EVENT_ROOTS = ["ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
               "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"]  # fmt: skip

#: What a word may anchor, by kind of record, and as what of that kind (the codebook's names; `>`: a purpose).
ANCHORS = {
    "event": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
              "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    "ask": ["request", "offer"],
    "answer": ["accepted", "refused", "evaded", "silent"],
    "tie": ["alliance", "arms", "troops", "aid", "trade", "energy", "finance", "sanctions", "border", "recognition",
            "dependence", "influence", "rivalry"],
    "claim": ["+", "-", "+>", "->"],
    "forecast": ["likely", "unlikely", "even"],
}  # fmt: skip
#: Parts that words play towards an anchor, by kind of record.
PARTS = [
    ("event", "actor"), ("event", "recipient"), ("ask", "by"), ("ask", "to"), ("ask", "what"), ("answer", "by"),
    ("answer", "to"), ("tie", "from"), ("tie", "to"), ("claim", "cause"), ("claim", "effect"), ("forecast", "actor"),
    ("forecast", "action"),
]  # fmt: skip
MODALITIES = ["occurred", "ongoing", "planned", "requested", "possible", "negated"]
#: Words of the two sides of what a single sentence mainly tells; `mutual` where they are one.
SIDES = bio(["source", "target", "mutual"])


def anchored(kinds: list[str]) -> list[str]:
    """`O`, then `B-` of each kind, then `I`: an anchor's further words."""
    return ["O", *(f"B-{kind}" for kind in kinds), "I"]


IGNORE = -100

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

IGNORE = -100

"""What a run may and may not be used to say, for whoever is shown a number of it: `docs/worlds.md` in short."""

from __future__ import annotations

#: What it may say.
MAY = (
    "what follows from these sentences if the model is a fair picture",
    "which way an answer moves, by how much more than chance, when one thing is otherwise",
    "which sentences it hangs on, and which it would survive",
    "what had to be assumed",
)
#: What it may not be used to say: the claim, and why not.
MAY_NOT = (
    ("that a probability is calibrated", "before it was sealed and scored it is a share of worlds"),
    ("that it is accurate, “90 %” or any other", "traditional analysis and a model of this family were found right "
     "about equally often; the gain was in detail (Feder 1987)"),
    ("that it beats the weighted mean or the analyst", "on 351 decisions of the European Union the weighted mean erred "
     "by 22.99 points of 100, the challenge model by 26.83, always answering 50 by 27.96"),
    ("that an arrow read in a report is an effect", "it is what somebody says leads to what"),
    ("that quotes which agree are independent", "copies count once, but two analysts may have read the same cable"),
    ("that errors of EU decisions hold in a war", "they are borrowed from there"),
    ("that silence is consent", "who has said nothing has a wide default, not a yes"),
)  # fmt: skip

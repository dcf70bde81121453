"""A passage of a report, for what is told of several."""

from dragoman.records import Quoted


def quoted(says, on, words, actors=("TUR",)):
    return Quoted(
        report="0123456789ab", record="ex-1", type="exchanges", says=says, actors=actors, on=on, spans=((0, 1),),
        quotes=(words,),
    )  # fmt: skip

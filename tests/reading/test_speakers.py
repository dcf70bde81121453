"""Who speaks, by the words of a source: where these stand at the very end of a text."""

from dragoman.reading.speakers import find_speakers
from tests.support.trees import cast_of, tree


def test_a_source_may_be_the_last_words_of_a_text():
    """Without a stop behind it, as captions and cut texts end."""
    parse = tree(
        "No:INTJ:2:discourse said:VERB:0:root minister:NOUN:2:nsubj Anna:PROPN:3:appos Berg:PROPN:4:flat",
        persons=("Anna Berg",),
    )
    cast = cast_of(parse)
    (berg,) = find_speakers(parse, cast, [(2, 5)])
    assert cast.by_id[berg].name == "Anna Berg"

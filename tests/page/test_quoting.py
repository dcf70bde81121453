from dragoman.page.quoting import sentences, stretches

TEXT = "Oslo asked. Lima was silent. Rome waits. Then Lima said no."


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_sentences_apart_stay_apart_and_those_that_touch_are_one():
    found = sentences(TEXT, [("ask", at("asked")), ("answer", at("silent")), ("answer", at("no"))])
    assert ["".join(words for words, _ in pieces) for _, pieces in found] == [
        "Oslo asked. Lima was silent.", "Then Lima said no.",
    ]  # fmt: skip
    assert [span for span, _ in found] == [at("asked"), at("no")]


def test_a_stretch_has_the_names_of_all_that_covers_it():
    found = stretches(TEXT, (0, 11), [("whole", (0, 11)), ("verb", at("asked"))])
    assert found == [("Oslo ", ("whole",)), ("asked", ("whole", "verb")), (".", ("whole",))]


def test_words_beyond_the_text_are_left_out():
    assert sentences(TEXT, [("ask", (500, 510))]) == []

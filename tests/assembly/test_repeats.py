from dragoman.assembly.repeats import find_repeats

ONCE = "The envoy of Sudria said on Friday that the three boats would stay in the strait until October."
OTHER = "Nobody on the quay had heard of it, and the shops opened as on any other day of the week."


def test_a_passage_given_twice_is_marked_where_it_stands_the_second_time():
    text = f"{ONCE}\n{OTHER}\n{ONCE}"
    (repeat,) = find_repeats(text)
    assert text[slice(*repeat.span)] == text[slice(*repeat.of)] == ONCE.rstrip(".")
    assert repeat.of[0] == 0
    assert repeat.span[0] == text.rindex("The envoy")


def test_case_and_signs_do_not_matter():
    text = f"{ONCE}\n{OTHER}\n“{ONCE.upper()}”"
    (repeat,) = find_repeats(text)
    assert text[slice(*repeat.span)] == ONCE.upper().rstrip(".")


def test_a_set_phrase_is_no_repeat():
    assert not find_repeats(f"{ONCE} The envoy of Sudria said on Friday that he was tired.")


def test_a_third_time_repeats_the_first():
    text = "\n".join([ONCE, OTHER, ONCE, ONCE])
    assert [repeat.of[0] for repeat in find_repeats(text)] == [0, 0]
    assert len({repeat.span for repeat in find_repeats(text)}) == 2


def test_a_passage_does_not_repeat_itself():
    for repeat in find_repeats("and so on " * 12):
        assert repeat.of[1] <= repeat.span[0]


def test_a_text_without_repeats_or_words_has_none():
    assert find_repeats("") == find_repeats("…") == find_repeats(f"{ONCE} {OTHER}") == ()

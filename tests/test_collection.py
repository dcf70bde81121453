"""What is kept of very many records is kept once."""

from dragoman.collection import for_the_last


def test_the_very_same_objects_are_asked_about_once():
    asked = []

    @for_the_last
    def total(numbers, others):
        asked.append(numbers)
        return sum(numbers) + sum(others)

    numbers, others = [1, 2], [3]
    assert [total(numbers, others) for _ in range(3)] == [6, 6, 6] and len(asked) == 1
    assert total([1, 2], others) == 6 and len(asked) == 2  # equal, and not the same
    assert total(numbers, [4]) == 7 and total(numbers, others) == 6

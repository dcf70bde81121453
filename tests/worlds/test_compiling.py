import re
from pathlib import Path

from dragoman.worlds import compiling


def test_every_file_with_compiled_functions_is_part_of_the_key_under_which_they_are_kept():
    folder = Path(compiling.__file__).parent
    decorated = {
        path.stem for path in folder.glob("*.py") if re.search(r"^\s*@(part|stage|kept)$", path.read_text(), re.M)
    }
    assert decorated | {"compiling"} == set(compiling.COMPILED)


def test_what_is_kept_is_compiled_where_no_folder_can_be_written(monkeypatch):
    real = compiling.numba.njit

    def without_folder(function, cache=False, **named):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return real(function, **named)

    monkeypatch.setattr(compiling.numba, "njit", without_folder)
    assert compiling.kept(lambda x: x + 1)(2) == 3

"""Lines of keys: the same paths as `tomllib` finds, each on the line where a person sees it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.worlds.toml_lines import line_of, lines

WRITTEN = """\
# a comment with = and [
name = "port"   # and one behind
dotted.key."with a space" = 1

[[actors]]
id = "BOR"
numbers = [ 1, # one
  { a = 2, b.c = '# no comment' },
  "]",
]
words = \"\"\"
[no.table]
key = "no key"\"\"\"\"
[actors.bias]
literal = '''
it's'''
  [[actors.said]]
  speaker = "\\"a\\""
[[actors.said]]
speaker = 'b'
[[actors]]
id = "SYL"
when = 1979-05-27 07:32:00
[actors.bias]
"qu\\u006fted" = 1.0
"""


def paths(value, here=()):
    """All paths of what `tomllib` reads."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {here, *(path for key, each in inner for path in paths(each, (*here, key)))}


def test_every_key_has_its_line():
    found = lines(WRITTEN)
    assert set(found) | {()} == paths(tomllib.loads(WRITTEN))
    rows = WRITTEN.split("\n")
    for path, wanted in {
        ("dotted", "key", "with a space"): "dotted.key",
        ("actors", 0): "[[actors]]",
        ("actors", 0, "numbers", 1): "{ a = 2",
        ("actors", 0, "numbers", 1, "b", "c"): "{ a = 2",
        ("actors", 0, "numbers", 2): '"]",',
        ("actors", 0, "words"): "words =",
        ("actors", 0, "bias", "literal"): "literal =",
        ("actors", 0, "said", 1, "speaker"): "speaker = 'b'",
        ("actors", 1, "id"): 'id = "SYL"',
        ("actors", 1, "bias", "quoted"): '"qu',
    }.items():
        assert rows[found[path] - 1].strip().startswith(wanted)


def test_what_is_not_there_has_the_line_of_the_table_around_it():
    found = lines(WRITTEN)
    assert line_of(("actors", 1, "bias", "default"), found) == found["actors", 1, "bias"]
    assert line_of(("issues",), found) == 1


@pytest.mark.parametrize("text", ["", "\n\n# nothing\n", "a=1", "a = []\r\nb = {}\r\n"])
def test_texts_with_next_to_nothing(text):
    assert set(lines(text)) | {()} == paths(tomllib.loads(text))


_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=5)
_KEYS = st.text("ab \"'\\.é", max_size=3)
_NESTS = st.recursive(
    st.booleans() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(_NESTS)
def test_any_nest_of_arrays_and_inline_tables(value):
    text = f"\n\nkey = {inline(value)}\n"
    found = lines(text)
    assert set(found) | {()} == paths(tomllib.loads(text)) == paths({"key": value})
    assert set(found.values()) == {3}


def inline(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(sign):08x}" for sign in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(inline, value)) + "]"
    return "{" + ", ".join(f"{inline(key)} = {inline(each)}" for key, each in value.items()) + "}"

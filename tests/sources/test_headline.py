"""The first line is the title where it looks like one, and stays in the text."""

import pytest

from dragoman.sources.headline import headline

BODY = "The foreign minister said on Friday that the talks would go on in Geneva."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Talks go on in Geneva\n\n{BODY}", "Talks go on in Geneva"),
        (f"\n  Talks go on  \r\n\r\n{BODY}", "Talks go on"),
        (f"Will talks go on?\n\n{BODY}", "Will talks go on?"),
        (f"# Talks go on\n{BODY}\n\n{BODY}", None),
        (f"# Talks *go* on #\n\n{BODY}", "Talks *go* on"),
        (f"Talks go on in the U.S.\n\n{BODY}", "Talks go on in the U.S."),
        (f"Talks go on in Geneva\n{BODY}", None),
        (f"{BODY}\n\n{BODY}", None),
        (f"Talks go on,\n\n{BODY}", None),
        ("Talks go on in Geneva\n\n", None),
        ("Talks go on in Geneva", None),
        (f"Talks\n\n{BODY}", None),
        (f"February 23, 2024\n\n{BODY}", None),
        (f"By Jane Roe\n\n{BODY}", None),
        (f"See also  Talks go on\n\n{BODY}", None),
        (f"“Stay at home,” I told her. “All day?”\n\n{BODY}", None),
        (f"St. Petersburg talks go on\n\n{BODY}", "St. Petersburg talks go on"),
        (f"{'word ' * 40}\n\n{BODY}", None),
        (f"* * *\n\n{BODY}", None),
        ("", None),
        ("\n\n\n", None),
    ],
)
def test_headlines(text, title):
    assert headline(text) == title

"""What leaves a situation is valid Unicode and valid addresses, whatever went in."""

from __future__ import annotations

import json

import pytest

from dragoman.exports.texts import address, flat, json_bytes, sound


def test_lone_surrogates_are_replaced_and_nothing_moves():
    assert sound("a\ud800b\udfffc") == "a\ufffdb\ufffdc"
    assert json.loads(json_bytes({"a\ud800": ["\udc00", 1, None, ("x",)]})) == {"a\ufffd": ["\ufffd", 1, None, ["x"]]}


def test_a_line_is_one_line_without_signs_of_control_and_direction():
    assert flat("a\r\nER  - \x00b\u2028c\u202ed\u2069\ud800") == "a ER - b cd\ufffd"
    assert flat("שלום مرحبا") == "שלום مرحبا"


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("HTTP://example.org", "HTTP://example.org"),
        ('https://example.org/"<x>"{|}\\^`', "https://example.org/%22%3Cx%3E%22%7B%7C%7D%5C%5E%60"),
        ("https://example.org/%20%zz%", "https://example.org/%20%25zz%25"),
        ("https://example.org/x[1]#a#b", "https://example.org/x%5B1%5D#a%23b"),
        ("https://example.org/path#", "https://example.org/path"),
        ("https://example.org/é\ud800", "https://example.org/%C3%A9%EF%BF%BD"),
        ("https://пример.example/п", "https://xn--e1afmkfd.example/%D0%BF"),
        ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("https://example.org:80/a\nb", "https://example.org:80/ab"),
    ],
)
def test_an_address_becomes_a_valid_one(url, uri):
    assert address(url) == uri


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", "example.org/x", "https://", "https://[::1]:x/",
     "https://a b/", 'https://a"b/', "https://..", "https://[zz]/"],
)  # fmt: skip
def test_what_is_no_web_address_is_none(url):
    assert address(url) is None

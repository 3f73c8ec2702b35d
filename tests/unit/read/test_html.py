import time

import pytest

from twosource.errors import InputError
from twosource.read.html import declared_charset, read_html
from twosource.read.limits import Limits

PAGE = """<!DOCTYPE html><html><head><title>Boats sold | The Daily Meridian</title>
<meta property="og:title" content="Kestria sells three boats"><meta property="og:site_name" content="The Daily Meridian">
<meta property="article:published_time" content="2021-03-03T06:12:00+00:00"><meta name="author" content="Anna Lindholm">
</head><body><nav><a href="/">World</a> <a href="/harbours">Harbours</a></nav><article><h1>Kestria sells three boats</h1>
<p>Kestria has sold three patrol boats to Varnland, two officials told The Daily Meridian on Monday.</p>
<figure><img src="a.jpg"><figcaption>A boat at Vell. (Nils Aker/Coast Pictures)</figcaption></figure>
<p>The boats are to reach the port of Vell before the winter, the officials said, and more are being built.</p>
<p>A spokeswoman for the navy of Varnland declined to say what the boats had cost, or who had paid for them.</p>
</article><script>var boats = "never sold";</script></body></html>"""


def test_text_begins_with_the_title_and_keeps_captions() -> None:
    text, metadata = read_html(PAGE, limits=Limits())
    assert text.startswith("Kestria sells three boats\n")
    assert "A boat at Vell. (Nils Aker/Coast Pictures)" in text.split("\n")
    assert metadata.captions == {"A boat at Vell. (Nils Aker/Coast Pictures)"}
    assert "never sold" not in text


def test_metadata() -> None:
    _, metadata = read_html(PAGE, limits=Limits())
    assert (metadata.title, metadata.outlet) == ("Kestria sells three boats", "The Daily Meridian")
    assert (metadata.published, metadata.authors) == ("2021-03-03", ("Anna Lindholm",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html><body>" + "<div>" * 50_000 + "<p>Boats.", "nested"),
        ("<html><body>" + "<p>Kestria sold boats.</p>" * 60_000, "elements"),
        ('<!DOCTYPE html [<!ENTITY a "boats"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>', "entities"),
        ("<html></html>", "without an article"),
        ("<!--" * 1000, "parsed|without"),
    ],
)
def test_refuses_bombs_and_empty_pages_quickly(content: str, reason: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError, match=reason):
        read_html(content, limits=Limits())
    assert time.perf_counter() - start < 2


def test_charset_of_the_head() -> None:
    assert declared_charset(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<html>") is None

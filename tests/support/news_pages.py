"""Pages of our own writing in the shapes that news sites have."""

PARAGRAPHS = [
    "The foreign ministers of both countries met in Geneva on Friday for the first time since the border was "
    "closed, and agreed to little more than to meet again before the spring.",
    "“We have made some progress, but nothing is decided until everything is decided,” the host said after four hours "
    "of talks at the old League palace.",
    "His guest was less hopeful. The ships at the mouth of the strait, he said, would stay where they are “for as long "
    "as it takes”, and no letter from anybody would change that.",
    "Diplomats who were in the room described the mood as cold and correct. One of them said that the question of "
    "the two fishermen had not been raised at all.",
    "The next round is planned for the second week of March. Neither side would say whether the envoys of the "
    "larger powers will be asked to sit at the table.",
]
BODY = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
CANONICAL = "https://www.harbourledger.example/world/2024/02/23/ministers-meet"

#: A newspaper: JSON-LD in a graph, a consent banner, navigation, related links, a newsletter box.
NEWSPAPER = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ministers meet in Geneva | The Harbour Ledger</title>
<link rel="canonical" href="{CANONICAL}"><meta property="og:site_name" content="Harbour Ledger">
<meta property="og:title" content="Ministers meet">
<meta property="article:published_time" content="2024-02-24T00:04:00Z">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "Harbour Ledger", "datePublished": "1999-01-01"}},
 {{"@type": "NewsArticle", "headline": "Ministers meet in Geneva &amp; agree to little",
   "datePublished": "2024-02-23T18:04:00+01:00", "dateModified": "2024-02-25T09:00:00+01:00",
   "author": [{{"@type": "Person", "name": "Jane Roe"}}],
   "publisher": {{"@type": "Organization", "name": "The Harbour Ledger"}},
   "mainEntityOfPage": "{CANONICAL}"}}]}}</script></head>
<body><div id="cookie-consent" class="cookie-banner"><p>We use cookies to improve your experience on our site.</p>
<button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ministers meet in Geneva and agree to little</h1><div class="byline">By Jane Roe</div>
<time datetime="2024-02-23T18:04">23 February 2024</time>
{BODY}
</article></main>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ships seen off the cape</a></li>
<li><a href="/b">What the treaty says</a></li></ul></aside>
<div class="newsletter"><p>Sign up to our newsletter</p></div>
<footer><p>© 2024 The Harbour Ledger</p></footer></body></html>"""

#: An agency's story on an aggregator: no JSON-LD, OpenGraph only, the agency as author.
AGGREGATOR = f"""<html><head><title>Ministers meet in Geneva - NewsHeap</title>
<meta property="og:type" content="article"><meta property="og:title" content="Ministers meet in Geneva - NewsHeap">
<meta property="og:site_name" content="NewsHeap"><meta property="og:url" content="https://newsheap.example/s/81723">
<meta name="author" content="Reuters"><meta name="pubdate" content="20240223"></head>
<body><div class="header"><a href="/">NewsHeap</a></div><div class="story">{BODY}</div>
<div class="comments"><p>First comment by a reader who is angry.</p></div></body></html>"""

#: An old page: tables for layout, breaks for paragraphs, no metadata but a heading; Windows-1252 undeclared.
OLD = f"""<HTML><HEAD><TITLE>Archive</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=600><TR><TD>
<H1>Ministers meet in Geneva</H1><P>MOSCOW, Feb 23, 2004 (Reuters) - {"<P>".join(PARAGRAPHS)}
</TD></TR></TABLE></BODY></HTML>"""

#: Microdata and a date in the markup; broken JSON-LD that must not matter.
MICRODATA = f"""<!DOCTYPE html><html><head><title>Ministers meet in Geneva</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Broken</script>
<script type="application/ld+json">[1, null, "x", {{"@type": ["Thing", 7]}}]</script></head>
<body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ministers meet in Geneva</h1>
<span itemprop="datePublished" content="2024-02-23T18:04:00Z">yesterday</span>{BODY}</article></body></html>"""

#: Nothing to read: a wall, a shell for scripts.
WALL = "<html><head><title>Subscribe</title></head><body><script>render()</script><div id=root></div></body></html>"

"""An invented article that tries to be more than text: scripts, pictures, styles, look-alike letters, marks that turn text around."""

from pathlib import Path

LURE = "lure4711"  # stands in everything of it that would act

NAME = f"\"><svg onload={LURE}()>.html"
TITLE = f"</title></script><script>{LURE}()</script><img src=x onerror={LURE}()> Kestria \u202esold boats\u202c to Varnland"
OUTLET = f"H\u0430lm\u200b Times \"'><a href=javascript:{LURE}()>"  # the first "a" is Cyrillic, and a space without width follows
PAGE = f"""<!DOCTYPE html>
<html><head>
<title>{TITLE.replace("<", "&lt;")}</title>
<meta property="og:title" content="{TITLE.replace("<", "&lt;").replace('"', "&quot;")}">
<meta property="og:site_name" content="{OUTLET.replace("<", "&lt;").replace('"', "&quot;")}">
<meta property="og:url" content="javascript:{LURE}()">
<link rel="canonical" href="javascript:{LURE}()">
<meta name="author" content="&lt;style&gt;*{{background:url(//{LURE}.example)}}&lt;/style&gt;">
<meta property="article:published_time" content="2031-05-04">
<meta http-equiv="refresh" content="0;url=//{LURE}.example">
<style>body {{ background: url(//{LURE}.example/x.png) }}</style>
<script>{LURE}()</script>
</head><body onload="{LURE}()">
<article>
<h1>Kestria sold boats to Varnland</h1>
<p>Kestria sold 40 patrol boats to Varnland on May 3, 2031, the Daily Meridian &lt;script&gt;{LURE}()&lt;/script&gt; reported.</p>
<p>&lt;svg onload={LURE}()&gt; The minister of Varnland visited Kestria in April 2031, according to Halvard &lt;b onclick={LURE}()&gt; Press Agency.</p>
<p>&lt;/mark&gt;&lt;/p&gt;&lt;/main&gt;&lt;iframe src=//{LURE}.example&gt; “We did not sell any boats to V\u0430rnland,” said {{{{ 7 * 7 }}}} \u2066Kestria’s\u2069 foreign minister.</p>
<p>&lt;style&gt;*{{display:none}}&lt;/style&gt; &lt;a href="javascript:{LURE}()"&gt;Kestria&lt;/a&gt; plans to deliver ten drones to Orsova in June 2031, officials said.</p>
<img src="//{LURE}.example/pixel.gif" onerror="{LURE}()"><svg onload="{LURE}()"></svg>
</article></body></html>
"""
FORMULA = f"""=HYPERLINK("http://{LURE}.example")

May 5, 2031

@Kestria delivered 12 missiles to Velm on May 2, 2031, the Daily Meridian reported.
"""


def write_hostile(folder: Path) -> Path:
    """The article, and one whose title is a formula, as files in ``folder``."""
    folder.mkdir(parents=True)
    (folder / NAME).write_text(PAGE, encoding="utf-8")
    (folder / "=1+1.txt").write_text(FORMULA, encoding="utf-8")
    return folder

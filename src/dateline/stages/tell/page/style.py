"""The style sheets: of what is drawn, wherever it is shown, and of the one page that is handed on."""

from __future__ import annotations

# Marks, pills, keys, drawings. Whoever shows them sets the colours: --fact, --settled, --ahead, --open,
# --denied, --ink, --soft, --rule, --tint, --link, --bg.
DRAWN = """
a,b,blockquote,summary{unicode-bidi:isolate}
.pill{font-size:.78rem;font-weight:600;border:1.5px solid;border-radius:99px;padding:0 .5rem;
white-space:nowrap;line-height:1.5}
.fact{color:var(--fact)}.settled{color:var(--settled)}.ahead{color:var(--ahead)}.open{color:var(--open)}
.denied{color:var(--denied)}
.ahead.pill,.open.pill{border-style:dashed}
.dot.fact{background:currentColor}.dot.settled{background:currentColor;border-radius:2px}
.dot.open{border-radius:2px;transform:rotate(45deg) scale(.85)}.dot.denied{border-radius:2px}
.chart{display:block;width:100%;overflow:visible;margin:.2rem 0}
.chart text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--soft)}
.chart text.value{fill:var(--ink);font-weight:600}
.chart .axis{stroke:var(--rule);stroke-width:1}.chart .gap{stroke:var(--rule);stroke-dasharray:2 4}
.chart .band{fill:var(--tint)}
.chart a{cursor:pointer}.chart .mk{stroke:currentColor;stroke-width:2.5;fill:var(--bg)}
.chart .mk.fact,.chart .mk.settled{fill:currentColor}.chart .bar{stroke:currentColor;stroke-width:6;
opacity:.32}
.chart .arc{fill:none;stroke:currentColor;stroke-width:2}.chart .arc.copy,.chart .arc.reprint{
color:var(--denied)}
.chart .arc.credit{color:var(--fact)}.chart .arc.cites{color:var(--open);stroke-dasharray:5 3}
.chart a text{fill:var(--link)}
.chart .picked{fill:var(--hit)}.chart .room{fill:transparent}.chart .peg{fill:var(--soft)}
.chart .pick:hover .peg{fill:var(--link)}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.84rem;color:var(--soft);margin:.3rem 0 0;
padding:0;list-style:none}
.key .dot{display:inline-block;width:.7rem;height:.7rem;border:2.5px solid currentColor;border-radius:50%;
margin-right:.4rem}
.key .dot.fact{background:currentColor}.key .dot.settled{background:currentColor;border-radius:2px}
.key .dot.denied{border-radius:2px}.key .dot.open{border-radius:2px;transform:rotate(45deg) scale(.85)}
.plot{margin:0 0 1.4rem}
"""

# The page: light and dark, phone and desk, screen and print. Marks go last: they are more than places.
STYLE = (
    """
:root{color-scheme:light dark;--bg:#fbfaf6;--card:#fff;--ink:#1c1c1a;--soft:#57554e;--rule:#dcd8cc;
--tint:#f1eee4;
--link:#0a5a78;--fact:#1d6340;--settled:#0a5a78;--ahead:#80500a;--open:#5d4691;--denied:#9c1f33;
--hit:#fff2b8}
@media screen and (prefers-color-scheme:dark){:root{--bg:#15171a;--card:#1d2024;--ink:#ecebe5;--soft:#b0ada3;
--rule:#3a3e43;
--tint:#24282d;--link:#85c8e6;--fact:#82d3a2;--settled:#85c8e6;--ahead:#e9b962;--open:#bfb0f2;
--denied:#f493a0;
--hit:#443b11}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,.serif{font-family:Georgia,"Times New Roman","DejaVu Serif",serif;line-height:1.2;
text-wrap:balance}
h1,h2{font-size:clamp(1.55rem,1.1rem + 2.2vw,2.4rem);margin:0 0 .3rem;letter-spacing:-.01em}
h3{font-size:1.28rem;margin:0 0 .8rem;padding-top:.7rem;border-top:3px solid var(--ink)}
h4{font-size:1rem;margin:0 0 .3rem}h4 .soft{font-weight:400}
p{margin:.3rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.wrap{max-width:66rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-999px}.skip:focus{left:.5rem;top:.5rem;background:var(--card);padding:.5rem;
z-index:9}
.mast{padding:1.6rem 0 0}
h1.brand,.brand{font-family:inherit;font-weight:700;letter-spacing:.14em;text-transform:uppercase;
font-size:.75rem;color:var(--soft);
margin:0 0 .9rem}
.meta,.soft{color:var(--soft)}.meta{font-size:.95rem;margin:.2rem 0 0}
nav ul{list-style:none;margin:.9rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
nav li a{display:block;padding:.3rem .7rem;border:1px solid var(--rule);border-radius:99px;
background:var(--card);
text-decoration:none;font-size:.88rem}
nav li a:hover{border-color:var(--link)}
nav.stories ul{display:block;columns:2 22rem;column-gap:2rem;padding-left:0}
nav.stories li{break-inside:avoid;margin:.2rem 0;color:var(--soft);font-size:.95rem}
nav.stories li a{border:0;background:none;padding:0;border-radius:0;text-decoration:underline;
display:inline;font-size:1rem}
.story{padding:1.6rem 0 1rem}.story+.story{border-top:1px solid var(--rule)}
section{margin:1.8rem 0 0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.8rem;margin:0}
.card{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:.75rem .9rem}
.card .name,.label{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--soft);
font-weight:600;margin:0}
.big{font-family:Georgia,"Times New Roman","DejaVu Serif",serif;font-size:1.45rem;line-height:1.25;
margin:.1rem 0 .2rem}
.big.long{font-size:1.1rem}
.was{font-size:.92rem;color:var(--soft)}
.row{display:flex;flex-wrap:wrap;gap:.25rem .6rem;align-items:center;font-size:.86rem;color:var(--soft)}
details{margin:.25rem 0 0;font-size:.93rem}
summary{cursor:pointer;font-size:.86rem;padding:.15rem 0;width:fit-content;max-width:100%;color:var(--soft);
list-style:none;display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center}
summary::-webkit-details-marker{display:none}
.more{color:var(--link)}.more::after{content:" ▾"}details[open]>summary .more::after{content:" ▴"}
.report>summary,.lone>summary{display:list-item;list-style:disclosure-closed inside}
.report[open]>summary,.lone[open]>summary{list-style-type:disclosure-open}
blockquote{margin:.4rem 0 .5rem;padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--rule);
font-family:Georgia,"Times New Roman","DejaVu Serif",serif}
blockquote cite{display:block;font:normal .84rem system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",
sans-serif}
.chapter{margin:1.3rem 0 0}
.chapter>header{margin:0 0 .5rem}.chapter>header h4{font-size:1.06rem}
.line{list-style:none;margin:0;padding:0}
.line>li{display:grid;grid-template-columns:7.4rem 1rem 1fr;gap:0 .7rem;padding:0 0 .95rem;
position:relative}
.line>li::before{content:"";position:absolute;left:8.57rem;top:.5rem;bottom:-.5rem;width:2px;
background:var(--rule)}
.line>li:last-child::before{display:none}
.line .when{font-variant-numeric:tabular-nums;color:var(--soft);font-size:.9rem;text-align:right;
padding-top:.05rem}
.line .dot{width:.85rem;height:.85rem;margin:.35rem 0 0 .07rem;border:2.5px solid currentColor;
border-radius:50%;
background:var(--bg);position:relative}
.line p.what{margin:0}.line .light p.what{color:var(--soft)}
.toll{font-size:.92rem;margin:.15rem 0;padding:.25rem .6rem;background:var(--tint);border-radius:6px}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:.8rem;
margin:.4rem 0 0}
.point{margin:0 0 1.3rem}.note{font-style:italic}
.steps{list-style:none;margin:.6rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 0}
.steps li{flex:1 1 10rem;padding:.5rem 1rem 0 0;border-top:3px solid var(--rule);position:relative;
min-width:9rem}
.steps li::before{content:"";position:absolute;top:-.5rem;left:0;width:.75rem;height:.75rem;
border-radius:50%;
background:var(--bg);border:3px solid var(--soft)}
.steps li:last-child::before{background:var(--ink);border-color:var(--ink)}
.steps b{display:block}.reasons{margin:.1rem 0 .6rem;padding-left:1.2rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--rule);
min-width:7rem}
thead th{color:var(--soft);font-weight:600;font-size:.86rem}tbody th{font-weight:600;overflow-wrap:normal}
.scroll table{min-width:34rem}
.sources{list-style:none;margin:0;padding:0}.sources>li{padding:.6rem 0;border-bottom:1px solid var(--rule)}
.text{font-family:Georgia,"Times New Roman","DejaVu Serif",serif;font-size:1.04rem;line-height:1.6;
max-width:42rem}
.text .title{font-size:1.4rem;font-weight:700;line-height:1.25}.text .deck{font-size:1.12rem;
color:var(--soft)}
.text .byline,.text .date,.text .caption,.text .credit{font-size:.88rem;color:var(--soft)}
.text .heading{font-weight:700}
.text span[id]{scroll-margin-top:30vh;border-radius:2px}
.text .used{text-decoration:underline;text-decoration-color:var(--rule);text-decoration-thickness:2px;
text-underline-offset:.22em}
.text :target{background:var(--hit);box-shadow:0 0 0 .25em var(--hit);text-decoration:none}
li:target>div,.report:target>summary{background:var(--hit);box-shadow:0 0 0 .35em var(--hit);
border-radius:2px}
.report{border-bottom:1px solid var(--rule);padding:.7rem 0}.report>summary{font-size:1rem;
color:var(--ink);width:auto}
.lone{padding:.5rem 0;border-bottom:1px solid var(--rule)}.lone>summary{font-size:1rem;width:auto}
footer{margin:2.5rem 0 0;border-top:1px solid var(--rule);padding:1rem 0 2.5rem;font-size:.88rem;
color:var(--soft)}
@media(max-width:560px){.steps li{flex-basis:100%}.line>li{grid-template-columns:1rem 1fr;gap:0 .6rem}
.line>li::before{left:.48rem}.line .when{grid-column:2;text-align:left;padding:0;font-size:.85rem}
.line .dot{grid-row:1/span 2;grid-column:1}.line>li>div{grid-column:2}h3{font-size:1.18rem}}
@media print{nav,.skip,summary{display:none}body{background:#fff;font-size:11pt}section,.card,li{
break-inside:avoid}}
"""
    + DRAWN
)

/** The page's only style sheet; charts take their colours from the same variables, so they follow light and dark. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--shade:#f6f8fa;
--pass:#1a7f37;--fail:#cf222e;--unknown:#9a6700;--base:#8c959f;--head:#0969da}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--shade:#151b23;
--pass:#3fb950;--fail:#f85149;--unknown:#d29922;--base:#7d8590;--head:#58a6ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main,footer{max-width:72rem;margin:0 auto;padding:1rem 1.25rem}
header{border-left:.4rem solid;padding:.25rem 0 .25rem 1rem;margin:.5rem 0 1.5rem}
header.pass{border-color:var(--pass)}header.fail{border-color:var(--fail)}header.unknown{border-color:var(--unknown)}
header.pass .mark{color:var(--pass)}header.fail .mark{color:var(--fail)}header.unknown .mark{color:var(--unknown)}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .5rem}
.project{color:var(--soft);font-weight:400}
.headline{font-size:1.2rem;margin:.25rem 0}.next{margin:.5rem 0 0}
p,li,h1,h3,dd{overflow-wrap:anywhere}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--shade);border-radius:.25rem;padding:.1em .3em}
pre{background:var(--shade);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;overflow:auto}pre code{background:none;padding:0}
.table{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:.35rem .75rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400;white-space:nowrap}
thead th{color:var(--soft);font-size:.875rem}.right{text-align:right}td.left{white-space:normal;min-width:8rem}
tr.strong th,tr.strong td{font-weight:700;box-shadow:inset 0 0 0 99px color-mix(in srgb,var(--fail) 9%,transparent)}
details{border-top:1px solid var(--line);padding:.25rem 0}summary{cursor:pointer;padding:.4rem 0}summary h2{display:inline;margin:0}details.more{border:0}details.more summary{color:var(--soft)}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.875rem}
.legend{color:var(--soft);font-size:.875rem;margin:.25rem 0;display:flex;flex-wrap:wrap;gap:.15rem 1rem}
.key{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;background:currentColor;margin-right:.35rem}
.key.zone{border-radius:0;width:1rem;background:color-mix(in srgb,var(--fail) 22%,transparent)}
.plot{max-width:56rem;font-variant-numeric:tabular-nums}
.row{display:grid;grid-template-columns:minmax(6.5rem,14rem) 1fr 4.5rem;gap:.6rem;align-items:center;font-size:.875rem}
.row.pass,.key.pass{color:var(--pass)}.row.fail,.key.fail{color:var(--fail)}.row.unknown,.key.unknown{color:var(--unknown)}.row.none,.key.none{color:var(--base)}
.row .label{color:var(--ink);text-align:right;overflow-wrap:anywhere}.row .number{color:var(--ink);text-align:right;white-space:nowrap}
.track{position:relative;height:1.7rem}.track i{position:absolute;top:0;bottom:0}
.zero{border-left:1px solid var(--soft)}.beyond{left:0;background:color-mix(in srgb,var(--fail) 22%,transparent)}
.track .bar{top:calc(50% - 1px);bottom:auto;height:2px;background:currentColor}
.bar:before,.bar:after{content:"";position:absolute;top:-4px;height:10px;border-left:2px solid currentColor}.bar:before{left:0}.bar:after{right:0}
.bar.cut-low:before,.bar.cut-high:after{border:5px solid transparent;height:0}
.bar.cut-low:before{border-right-color:currentColor;left:-5px}.bar.cut-high:after{border-left-color:currentColor;right:-5px}
.track .dot{top:calc(50% - 5px);bottom:auto;width:10px;height:10px;margin-left:-5px;border-radius:50%;background:currentColor}
.axis .track{border-top:1px solid var(--line);height:1.4rem}.axis b{position:absolute;transform:translateX(-50%);font-weight:400;white-space:nowrap;color:var(--soft)}
.ends .track{display:flex;justify-content:space-between;color:var(--soft)}
.spark{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.7rem;line-height:1.15;white-space:pre;display:block}.spark.base{color:var(--base)}.spark.head{color:var(--head);margin-top:3px}
.chart{overflow-x:auto}.chart svg{max-width:100%;min-width:34rem;height:auto;display:block}
footer{color:var(--soft);font-size:.8125rem;border-top:1px solid var(--line)}footer p{margin:.4rem 0}
@media (max-width:40rem){h1{font-size:1.6rem}.headline{font-size:1.05rem}th,td{padding:.3rem .5rem}table{font-size:.8125rem}th,td,tbody th{white-space:normal}td.left{min-width:5.5rem}th,td{padding:.3rem .35rem}
.row{grid-template-columns:6.5rem 1fr 3.4rem;gap:.4rem;font-size:.8125rem}.axis b{font-size:.6875rem}.spark{font-size:.55rem}td.right{min-width:3.2rem}td code,th code{font-size:.75rem;padding:0}}
@media print{body{font-size:11pt}details::details-content{content-visibility:visible;height:auto}
.table,.chart,pre{overflow:visible}th,td{white-space:normal}tr,figure{break-inside:avoid}}
`;

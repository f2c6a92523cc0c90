/**
 * The launcher's looks; colours as in components/ui/tokens.css. `!important` on the host outweighs
 * whatever the page says about it, even `!important` of its own.
 */
export const styles = `
:host{all:initial!important;display:contents!important}
*{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
.dock{--back:light-dark(#fff,#1e2127);--text:light-dark(#1f2430,#e6e8ec);
--quiet:light-dark(#5b6372,#a3abb8);--line:light-dark(#d5d9e0,#3a404b);
--hover:light-dark(#eef1fb,#2a303d);--accent:light-dark(#3b5bdb,#91a7ff);
position:fixed;z-index:2147483647;color-scheme:light dark;
font:13px/20px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--text)}
.pill,.panel{background:var(--back);border:1px solid var(--line)}
.pill{display:flex;width:66px;height:42px;border-radius:21px;overflow:hidden;touch-action:none}
button{all:unset;box-sizing:border-box;cursor:pointer}
.pill button{display:grid;place-items:center;width:38px;color:var(--accent)}
.pill button+button{width:26px;color:var(--quiet);border-left:1px solid var(--line)}
button:hover,button:focus-visible{background:var(--hover)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:-2px;border-radius:6px}
.pill button:focus-visible{border-radius:20px 6px 6px 20px}
.pill button+button:focus-visible{border-radius:6px 20px 20px 6px}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.panel{position:absolute;right:0;bottom:50px;display:flex;flex-direction:column;width:260px;
max-height:min(420px,var(--room));overflow:auto;padding:4px;border-radius:8px}
.left .panel{right:auto;left:0}
.down .panel{bottom:auto;top:50px;flex-direction:column-reverse;justify-content:flex-end}
.panel p{padding:4px 8px;color:var(--quiet);overflow-wrap:anywhere}
.menu button{display:block;width:100%;padding:6px 8px;border-radius:6px;overflow-wrap:anywhere}
.menu small{display:block;font-size:12px;line-height:16px;color:var(--quiet)}
hr{border:0;border-top:1px solid var(--line);margin:4px 0}
.row{display:grid;grid-template-columns:16px 1fr auto;gap:0 8px;padding:6px 8px;
border-radius:6px;overflow-wrap:anywhere}
.row+.row,.rows:not(:empty)+.menu{border-top:1px solid var(--line)}
.row::before{content:"…";color:var(--quiet);font-weight:700;text-align:center}
.row[data-tone=success]::before{content:"✓";color:light-dark(#1b7a3d,#69db7c)}
.row[data-tone=warning]::before{content:"!";color:light-dark(#8a5300,#ffc078)}
.row[data-tone=error]::before{content:"!";color:light-dark(#c92a2a,#ff8787)}
.row div{grid-column:2/4}
.row button{padding:0 4px;border-radius:6px;color:var(--accent)}
.row div button{margin-left:-4px;font-weight:600}
@media (forced-colors:active){button:hover{outline:2px solid Highlight;outline-offset:-2px}}
@media print{.dock{display:none}}`;

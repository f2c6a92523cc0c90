/**
 * The launcher's looks; colours as in components/ui/tokens.css. `!important` on the host outweighs
 * whatever the page says about it, even `!important` of its own. Comes with every CRM page, so it
 * is kept short; the order of rules matters.
 *
 * `gone`: Firefox ends a content script with its extension and tells nobody, but leaves the page as
 * it is. So the launcher disappears by itself unless the script keeps winding it up.
 */
export const styles =
  ':host{all:initial!important;display:contents!important}' +
  '.dock{--back:light-dark(#fff,#191a1e);--quiet:light-dark(#545a66,#a5abb8);' +
  '--line:light-dark(#e3e5ea,#32353d);--accent:light-dark(#4351d1,#9aa6ff);' +
  'animation:gone 0s 5s forwards;position:fixed;z-index:2147483647;color-scheme:light dark;' +
  'font:13px/20px system-ui,sans-serif;color:light-dark(#1b1d22,#eceef2)}' +
  '*{box-sizing:border-box;margin:0;overflow-wrap:anywhere}' +
  '[t]::before{content:attr(t)}' +
  '.pill,.panel{display:flex;background:var(--back);border:1px solid var(--line);border-radius:8px}' +
  '.pill{border-radius:21px;overflow:hidden;touch-action:none}' +
  '.panel{position:absolute;right:0;bottom:50px;flex-direction:column;width:260px;' +
  'max-height:var(--room);overflow:auto;padding:4px}' +
  '.panel:not(:has(.row,.menu)){display:none}' +
  '.left .panel{right:auto;left:0}' +
  '.down .panel{bottom:auto;top:50px;flex-direction:column-reverse}' +
  'button{all:unset;box-sizing:border-box;padding:6px 8px;border-radius:6px;cursor:pointer}' +
  'button:hover,button:focus-visible{background:light-dark(#eef0fd,#262a45)}' +
  'button:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}' +
  '.pill button{display:grid;place-items:center;height:40px;color:var(--accent)}' +
  '.pill *+*,small,p,.row{color:var(--quiet)}' +
  '.pill button+button{border-left:1px solid var(--line);padding:6px}' +
  '.menu button,small{display:block;width:100%}' +
  'svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}' +
  'p{padding:4px 8px}' +
  'hr{border:0;border-top:1px solid var(--line);margin:4px 0}' +
  ':has(.row)+.menu{border:0 solid var(--line);border-top-width:1px}' +
  '.down :has(.row)+.menu{border-width:0 0 1px}' +
  '.row{display:grid;grid-template-columns:16px 1fr auto;padding:2px 0 2px 8px;align-items:start}' +
  '.row span{color:light-dark(#1b1d22,#eceef2)}' +
  '.row div{grid-column:2/4}' +
  '.row button{padding:2px 8px}' +
  '.row div button{margin-left:-8px;font-weight:600;color:var(--accent)}' +
  '.row::before{content:"!";color:light-dark(#b3261e,#ff9c94)}' +
  '.warning::before{color:light-dark(#8a4b00,#f0b861)}' +
  '.progress::before{content:"○";color:inherit}' +
  '.success::before{content:"✓";color:light-dark(#17713f,#6fd39a)}' +
  '@media print{.dock{display:none}}' +
  '@keyframes gone{to{visibility:hidden}}';

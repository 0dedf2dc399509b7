/** The style of the report's page, which must show even when the site itself cannot be built. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f8f8f5;--wash:#eeeee9;--ink:#17191c;--ink2:#474b50;--ink3:#65696e;--verm:#c2311a;--rule:#c4c5c0}
@media(prefers-color-scheme:dark){:root{--paper:#17191b;--wash:#1e2124;--ink:#f2f0ea;--ink2:#c2c2bd;--ink3:#979a98;--verm:#e8573a;--rule:#4a4e51}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1184px;padding:0 16px 64px;background:var(--paper);color:var(--ink);font:16px/26px Overpass,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
p,h1,h2,dl,dd,ul{margin:0}
header{display:flex;flex-wrap:wrap;gap:8px 24px;justify-content:space-between;padding:16px 0;border-bottom:1px solid var(--ink)}
h1{margin-top:24px;font-size:36px;line-height:44px}
h2{font-size:18px;line-height:26px}
.lead{color:var(--ink2);font-size:20px;line-height:28px}
.files{display:flex;flex-wrap:wrap;gap:4px 24px;margin:16px 0 32px;padding:12px 0;list-style:none;border-block:1px solid var(--rule);font-size:14px}
.files b,.number{color:var(--verm)}
section{display:grid;grid-template-columns:56px minmax(0,1fr);padding:12px 0 32px;border-top:1px solid var(--ink)}
.number{font-size:36px;line-height:44px;font-weight:700}
.warnings .number{color:var(--ink)}
.row{color:var(--ink2);font-size:14px}
.two{display:flex;flex-wrap:wrap;gap:16px 24px;margin-top:8px}
dl{flex:1 1 320px;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 16px;align-content:start}
dt{color:var(--ink2)}
mark{background:none;color:inherit;text-decoration:underline wavy var(--verm);text-underline-offset:4px;white-space:pre-wrap}
.sheet{flex:1 1 480px;overflow-x:auto}
table{border-collapse:collapse;font-size:13px;line-height:20px}
th,td{padding:4px 10px;border:1px solid var(--rule);text-align:left;white-space:nowrap}
th,thead td{background:var(--wash);color:var(--ink3);font-weight:400;text-align:center}
th.meant{color:var(--ink);font-weight:700}
td.cell{outline:2px solid var(--verm);outline-offset:-1px;font-weight:700}
.gap th,.gap td{padding-block:0}
.warnings ul{padding-left:20px}
@media(max-width:600px){section{grid-template-columns:1fr}h1{font-size:28px;line-height:36px}}
`;

/** The page's whole style: light and dark, narrow and wide, and paper. It fetches nothing. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1d2329; --faint: #5b6670; --line: #d5dbe1; --card: #f6f8fa;
  --drug: #0b6bbf; --target: #7a2fb8; --adverse-event: #c2370c; --condition: #4d7a1f; --endpoint: #8a6500;
  --other: #5b6670; --claim: #8a6500; --claim-back: #fdf3d3; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191d; --ink: #e3e7eb; --faint: #9aa5b0; --line: #353c44;
  --card: #1f242a; --drug: #4fc1ff; --target: #cf9bf5; --adverse-event: #ff8f6b; --condition: #b5cea8;
  --endpoint: #e5c76b; --other: #9aa5b0; --claim: #d7ba7d; --claim-back: #37301d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .7rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .4rem 0; }
a { color: inherit; }
.faint { color: var(--faint); }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; list-style: none; margin: .8rem 0; padding: 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 2.2; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; }
.k-drug { --kind: var(--drug); --shape: solid; }
.k-target { --kind: var(--target); --shape: dashed; }
.k-adverse-event { --kind: var(--adverse-event); --shape: wavy; }
.k-condition { --kind: var(--condition); --shape: dotted; }
.k-endpoint { --kind: var(--endpoint); --shape: double; }
.k-other { --kind: var(--other); --shape: solid; }
.k-claim { --kind: var(--claim); }
.m { text-decoration: underline var(--shape) var(--kind) 2px; text-decoration-skip-ink: none; text-underline-offset: 4px; }
.u1 { text-underline-offset: 8px; } .u2 { text-underline-offset: 12px; } .u3 { text-underline-offset: 16px; } .u4 { text-underline-offset: 20px; }
.claim { background: var(--claim-back); box-decoration-break: clone; -webkit-box-decoration-break: clone; padding: .15em 0; }
.n { font-size: .68em; font-weight: 600; vertical-align: .45em; line-height: 0; margin: 0 .12em; color: var(--kind); text-decoration: none; user-select: none; -webkit-user-select: none; white-space: nowrap; }
.n:hover, .n:focus-visible { text-decoration: underline; }
.edge { color: var(--claim); font-weight: 600; user-select: none; -webkit-user-select: none; }
:target { outline: 2px solid var(--claim); outline-offset: 3px; border-radius: .3rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem; }
.card { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--kind); border-radius: .4rem; padding: .7rem .9rem; font-size: .92rem; }
.kind { color: var(--kind); font-weight: 600; }
code { font: .88em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.card ul { margin: .3rem 0 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { min-width: 6.5rem; text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th[scope="row"], thead th:first-child { min-width: 3rem; }
thead th { color: var(--faint); font-weight: 600; white-space: nowrap; }
td ul { list-style: none; margin: 0; padding: 0; }
td blockquote { margin: 0; font-style: italic; }
.left { border: 1px solid var(--adverse-event); border-radius: .4rem; padding: .6rem 1rem; }
.left ul { margin: .3rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
article + article { margin-top: 4rem; border-top: 2px solid var(--line); padding-top: 2rem; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --card: #fff;
  --drug: #0b6bbf; --target: #7a2fb8; --adverse-event: #c2370c; --condition: #4d7a1f; --endpoint: #8a6500;
  --other: #444; --claim: #6b4e00; --claim-back: #fdf3d3; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } .text { border: 0; padding: 0; }
  .card, tr, .left { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; }
  .claim, .card, .m { print-color-adjust: exact; -webkit-print-color-adjust: exact; } article + article { break-before: page; border: 0; } }
`;

/** The conformance report as one page that needs nothing else: no script, no font, no network. Text of servers enters escaped. */
import { type Html, html, text } from '../../text/html.ts';
import { join, safe } from '../../text/text.ts';
import type { CheckResult, ConformItem, ConformReport, Evidence } from '../report.ts';
import { count } from '../style.ts';

/** Titles of the items by id, in the words of the checklist. */
export type Titles = ReadonlyMap<string, string>;

/** The page. */
export function conformHtml(report: ConformReport, titles: Titles): string {
  const failed = report.results.filter((result) => result.verdict === 'fail');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${report.document.title}: ${report.verdict}`)}</title>
<style>${css}</style>
</head>
<body>
<header>
<p class="verdict ${text(report.verdict)}">${text(report.verdict)}</p>
<h1>${text(report.document.title)} ${text(report.document.version)}</h1>
<p>${text(report.urls.join(', '))} · ${text(report.startedAt)} · ${text(count(report.requests, 'request'))} · ${text((report.durationMs / 1000).toFixed(1))} s · seed ${report.seed}</p>
</header>
<main>
${cause(report)}
${failed.length === 0 ? none : html`<h2 id="failures">What fails</h2>\n${join(failed.map(failure), '\n')}`}
<h2 id="items">The checklist</h2>
${items(report, titles)}
<h2 id="operations">Operations</h2>
${operations(report)}
</main>
<footer>groma ${text(report.tool.version)} · document sha-256 ${text(report.document.sha256.slice(0, 12))}</footer>
</body>
</html>
`;
}

const none: Html = safe('');

/** Ours, so it is safe where a style element is read. */
const css: Html = safe(`
:root{color-scheme:light dark;--line:#8884;--ok:#1a7f37;--bad:#cf222e;--warn:#9a6700;--quiet:#6e7781}
@media(prefers-color-scheme:dark){:root{--ok:#3fb950;--bad:#f85149;--warn:#d29922;--quiet:#8b949e}}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.verdict{display:inline-block;margin:0;padding:.1rem .7rem;border-radius:1rem;font-weight:600;color:#fff;background:var(--warn)}
.verdict.pass{background:#1a7f37}.verdict.fail{background:#cf222e}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.pass{color:var(--ok)}td.fail{color:var(--bad);font-weight:600}td.incomplete,td.not-supplied{color:var(--warn)}td.not-applicable{color:var(--quiet)}
article,.cause{border:1px solid var(--line);border-left:4px solid var(--bad);border-radius:6px;padding:.8rem 1rem;margin:0 0 1rem}
article h3{margin:0 0 .3rem;font-size:1rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.5rem 0}dd{margin:0}
pre{overflow-x:auto;border:1px solid var(--line);border-radius:4px;padding:.5rem;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
code{font-size:.9em}footer,header p{color:var(--quiet)}.verdict{color:#fff!important}
`);

const cause = ({ cause: said }: ConformReport): Html =>
  said === undefined ? none : html`<div class="cause"><strong>${text(said.message)}</strong><br>${text(said.remedy)}</div>`;

const failure = (result: CheckResult): Html => html`<article>
<h3>${text(result.items[0] ?? '')} <code>${text(result.check)}</code> ${text(result.operation ?? '')}</h3>
<p>${text(result.message ?? '')}${result.intermittent === undefined ? none : html` <em>${text(result.intermittent)}</em>`}</p>
<dl><dt>expected</dt><dd>${text(result.expected ?? '')}</dd><dt>actual</dt><dd>${text(result.actual ?? '')}</dd><dt>because</dt><dd>${text(result.source)}</dd></dl>
${join((result.evidence ?? []).map(exchange), '\n')}
</article>`;

const exchange = ({ request, response, curl, ms }: Evidence, index: number): Html => html`<details>
<summary>${index + 1}. ${text(request.method)} ${text(request.url)} → ${text(response === null ? 'no answer' : String(response.status))} (${text(ms.toFixed(0))} ms)</summary>
<pre>${text(curl)}</pre>
<pre>${text(response === null ? '' : answer(response))}</pre>
</details>`;

const answer = (response: NonNullable<Evidence['response']>): string =>
  [...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`), '', response.body ?? ''].join('\n');

const items = (report: ConformReport, titles: Titles): Html => html`<table>
<thead><tr><th>item</th><th>what must hold</th><th>level</th><th>verdict</th><th>judged</th></tr></thead>
<tbody>
${join(
  report.items.map((item) => row(item, titles)),
  '\n',
)}
</tbody>
</table>`;

const row = (item: ConformItem, titles: Titles): Html =>
  html`<tr><td><code>${text(item.id)}</code></td><td>${text(titles.get(item.id) ?? '')}</td><td>${text(item.level)}</td><td class="${text(item.verdict)}">${text(item.verdict)}</td><td>${text(tally(item))}</td></tr>`;

const tally = ({ counts }: ConformItem): string =>
  `${counts.pass} pass · ${counts.fail} fail · ${counts.notTestable} not testable · ${counts.notApplicable} do not apply`;

const operations = (report: ConformReport): Html => html`<table>
<thead><tr><th>operation</th><th>reached</th><th>statuses met</th><th>documented, not met</th></tr></thead>
<tbody>
${join(report.coverage.operations.map(covered), '\n')}
</tbody>
</table>`;

const covered = (operation: ConformReport['coverage']['operations'][number]): Html => {
  const { documented, provoked } = operation.statuses;
  const rest = documented.filter((status) => !provoked.map(String).includes(status));
  return html`<tr><td><code>${text(operation.key)}</code></td><td class="${text(operation.reached ? 'pass' : 'fail')}">${text(operation.reached ? 'yes' : (operation.reason ?? 'no'))}</td><td>${text(provoked.join(' '))}</td><td>${text(rest.join(' '))}</td></tr>`;
};

// The parts of the bench, in the order of the document.
//
// Each is a folder whose `part.mjs` exports `bench({ quick, all })`, which resolves to
// `{ results, tables, plots }`: what is kept, as JSON; Markdown tables by name; SVG texts by name.
// `results.targets`, if there: `[{ what, unit, limit, measured, holds }]`. All else is by `keep` of report.mjs.

export const parts = ['size', 'message', 'start', 'memory', 'idle', 'recovery', 'storm']

// A report as text: a head, the start of each task, and one line for each event.

/** @typedef {import('./entry.js').Entry} Entry */

/**
 * @typedef {object} Report
 * @property {string} version of the package
 * @property {string} since ISO 8601
 * @property {number} lasted ms since then
 * @property {Record<string, unknown>} host
 * @property {Entry[]} tasks the `start` events
 * @property {number} dropped how many events were removed
 * @property {Entry[]} events
 */

/** @param {any} fields */
function inOneLine(fields) {
  if (!fields || typeof fields !== 'object') return JSON.stringify(fields)
  return Object.keys(fields)
    .map((name) => `${name}=${JSON.stringify(fields[name])}`)
    .join(' ')
}

/** @param {number} ms */
function seconds(ms) {
  return `+${(ms / 1000).toFixed(3)}`
}

/** @param {Entry} entry */
function lineOf(entry) {
  return [seconds(entry.at), entry.level, entry.event, inOneLine(entry.detail)].join(' ')
}

/**
 * @param {Report} report
 * @returns {string}
 */
export function asText(report) {
  return [
    `websocket-heartbeat-miniprogram ${report.version}`,
    `since ${report.since}, for ${seconds(report.lasted)}`,
    `host ${inOneLine(report.host) || 'unknown'}`,
  ]
    .concat(report.tasks.map(lineOf), `dropped ${report.dropped}`, report.events.map(lineOf))
    .join('\n')
}

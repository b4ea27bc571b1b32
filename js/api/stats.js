// `stats()`: names for the numbers that src/task/snapshot.rs lists, in its order.

var COUNT = 26

function orNull(number) {
  return number === number ? number : null
}

/** So many close codes are counted each; a server that sends ever new ones must not fill the memory. */
var MAX_CODES = 20

export function countClose(closes, code) {
  var isNew = !(code in closes) && Object.keys(closes).length >= MAX_CODES
  var key = isNew ? 'other' : code
  closes[key] = (closes[key] || 0) + 1
}

/** Those of the task with this number. */
export function namedStats(core, id, closes) {
  var now = Date.now()
  var n = []
  while (n.length < COUNT) n.push(core.stat(id, n.length, now))
  var copy = {}
  for (var code in closes) copy[code] = closes[code]
  return {
    attempts: n[0],
    opens: n[1],
    verdicts: { failed: n[2], timedOut: n[3], closed: n[4], dead: n[5] },
    closes: copy,
    messagesIn: n[6],
    messagesOut: n[7],
    pings: n[8],
    bytesIn: n[11],
    bytesOut: n[12],
    queued: { messages: n[10], bytes: n[13] },
    rtt: { last: orNull(n[14]), smoothed: orNull(n[15]), min: orNull(n[16]), max: orNull(n[17]) },
    outages: { count: n[9], totalMs: n[18], longestMs: n[19] },
    timeIn: {
      connecting: n[20],
      open: n[21],
      waiting: n[22],
      offline: n[23],
      closed: n[24],
      'given-up': n[25],
    },
  }
}

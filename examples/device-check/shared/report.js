// The report: what to paste into an issue. A row of HOSTS.md can be written from it.

import { texts } from './texts'

const SIGNS = { ok: '✅', bad: '❌' }

/** Functions of hosts that an adapter may need. */
const FUNCTIONS = [
  'onSocketOpen offSocketOpen onSocketMessage onSocketError onSocketClose offSocketClose',
  'sendSocketMessage closeSocket onNetworkStatusChange offNetworkStatusChange',
  'onAppShow offAppShow onAppHide offAppHide getDeviceInfo getNetworkType',
]
  .join(' ')
  .split(' ')

/** The server is the user's: its address is struck out, however the host words it. */
function withoutAddress(text, url) {
  const [, host, path] = url.match(/^wss?:\/\/([^/?#]+)([^]*)/)
  const secrets = [url, host, host.replace(/^.*@|:\d+$/g, ''), path.length > 1 ? path : '']
  return secrets.reduce((rest, secret) => (secret ? rest.split(secret).join('…') : rest), text)
}

function line({ id, mark, words, failure }) {
  const { steps, failures } = texts.en
  const seen = mark === 'bad' ? `${failures[failure]}. ${words}` : words || 'not done'
  return `- ${SIGNS[mark] || '➖'} **${steps[id]}**: ${seen}`
}

export function reportOf({ context, name, results }) {
  const { bare, facts, log, params, url } = context
  const about = log.toJSON().host
  const told = Object.keys(about).map((field) => `${field}: ${about[field]}`)
  const has = FUNCTIONS.filter((fn) => typeof bare[fn] === 'function')
  const given = Object.keys(params).map((param) => ` \`${param}: ${params[param]}\``)
  const row = [name, `\`${name}\``, facts.sockets || '?', facts.engine || '?']
  const text = [
    `### Device check: ${name}${given.join('')}`,
    '',
    `websocket-heartbeat-miniprogram ${facts.version || '?'}; ${told.join(', ') || 'host unknown'}`,
    '',
    ...results.map(line),
    '',
    `Functions: ${has.join(' ') || 'none of those asked for'}`,
    '',
    `Row: | ${row.join(' | ')} | device: ${told.join(', ')} |`,
  ].join('\n')
  return withoutAddress(text, url)
}

// The playground: the package and others side by side, live, while things go wrong.

import { openChannel } from './channel.mjs'
import { makeActs } from './controls/acts.mjs'
import { describeFaults, makeFaults, showFaults } from './controls/faults.mjs'
import {
  describeChoices,
  fillIn,
  makeOptions,
  readOptions,
  showProblem,
  unusualChoices,
} from './controls/options.mjs'
import { makeSwitches } from './controls/switches.mjs'
import { linkChoices, linkedChoices } from './preferences.mjs'
import { Session } from './session.mjs'
import { onLanguage, text } from './texts/texts.mjs'
import { announcer } from './view/announcer.mjs'
import { makeBands } from './view/bands.mjs'
import { showCard } from './view/cards.mjs'
import { find } from './view/element.mjs'
import { makeLegend } from './view/legend.mjs'
import { Log } from './view/log.mjs'
import { callWords, eventWords } from './view/log-words.mjs'
import { animate } from './view/pace.mjs'
import { makePicture } from './view/picture.mjs'
import { makeStats, showStats } from './view/stats.mjs'
import { makeTrips } from './view/trips.mjs'

/** The events that are announced. */
const SPOKEN = ['faultOnce', 'faultOn', 'faultOff', 'recovered', 'hangs', 'giveUp']

const events = new Log(find('events'), eventWords)
const calls = new Log(find('calls'), callWords)
const announce = announcer(find('announcer'))

function log(who, key, values) {
  events.add(who, key, values)
  if (!SPOKEN.includes(key)) return
  const whose = who === 'server' ? '' : `${text(`who.${who}`)}: `
  announce(`${whose}${eventWords(key, values)}`)
}

const { urls, play } = await openChannel({
  played(fault, on) {
    session.struck(fault, on)
    showFaults(on)
  },
  lost: () => (find('ended').hidden = false),
})
const session = new Session({ urls, log, logCall: (...call) => calls.add(...call) })

/** The choices with which all runs. */
let applied

async function apply() {
  const choices = readOptions()
  try {
    await session.start(choices)
    applied = choices
    showProblem(null)
    find('version').textContent = session.lanes.ours.version
    describeChoices(choices)
    describeFaults(choices.host)
    linkChoices(unusualChoices())
  } catch (error) {
    showProblem(error)
  }
}

/** No fault any more, and all anew. */
async function reset() {
  await Promise.all(session.on.map((fault) => play(fault, { on: false })))
  // The options of a link may be wrong.
  if (applied) await session.start(applied)
}

makeFaults(play, reset)
makeActs(() => session.lanes)
makeOptions(apply)
makeStats()
makeLegend()
makePicture(
  () => applied && { lanes: session.lanes, fault: session.fault, options: applied.options },
)
makeSwitches()
onLanguage(() => {
  events.translate()
  calls.translate()
})
// On a phone they would stand between the buttons for faults and their effects.
find('options-panel').open = matchMedia('(min-width: 60rem)').matches
fillIn(linkedChoices())
await apply()

const showBands = makeBands(find('bands'))
const showTrips = makeTrips(find('trips'))
animate(() => {
  const { lanes } = session
  // The options of a link may be wrong.
  if (!lanes.ours) return
  session.watch()
  for (const [who, lane] of Object.entries(lanes)) showCard(who, lane)
  showBands(lanes)
  showTrips(lanes)
  showStats(lanes)
})
document.body.dataset.ready = ''

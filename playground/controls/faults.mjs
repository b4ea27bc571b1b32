// The buttons for faults. Each says what it does; a fault that lasts is a switch.

import { find, make } from '../view/element.mjs'
import { text } from '../texts/texts.mjs'

const ONCE = ['blackhole', 'close']
const LASTING = ['refuse', 'slow', 'flapping', 'offline', 'background']
/** How these faults are played depends on the host. */
const BY_HOST = ['offline', 'background']
const CODES = [1000, 1001, 1011, 1012, 1013, 4000]

export function makeFaults(play, reset) {
  const close = codeChoice()
  for (const fault of [...ONCE, ...LASTING]) {
    const button = make('button', { id: `fault-${fault}`, className: 'fault' })
    button.append(make('span', { dataset: { text: `fault.${fault}` } }))
    button.setAttribute('aria-describedby', `hint-${fault}`)
    const hint = make('p', { id: `hint-${fault}`, className: 'hint' })
    if (!BY_HOST.includes(fault)) hint.dataset.text = `fault.${fault}.hint`
    if (LASTING.includes(fault)) {
      button.append(make('span', { className: 'switch', ariaHidden: 'true' }))
      button.ariaPressed = 'false'
      button.onclick = () => play(fault, { on: button.ariaPressed === 'false' })
    } else {
      button.onclick = () => play(fault, fault === 'close' ? { code: Number(close.value) } : {})
    }
    const row = make('div', { className: 'fault-row' }, button)
    if (fault === 'close') row.append(close)
    find('fault-buttons').append(make('li', {}, row, hint))
  }
  find('reset').onclick = reset
  showFaults([])
}

function codeChoice() {
  const choice = make('select', { id: 'close-code', dataset: { label: 'fault.close.code' } })
  for (const code of CODES) choice.append(make('option', { value: code, textContent: code }))
  return choice
}

/** Shows which faults are on. */
export function showFaults(on) {
  for (const fault of LASTING) {
    const button = find(`fault-${fault}`)
    const isOn = on.includes(fault)
    button.ariaPressed = String(isOn)
    button.querySelector('.switch').dataset.text = isOn ? 'fault.on' : 'fault.off'
    button.querySelector('.switch').textContent = text(isOn ? 'fault.on' : 'fault.off')
  }
}

/** Says how faults are played that depend on the host. */
export function describeFaults(host) {
  const kind = host === 'browser' ? 'browser' : 'simulated'
  for (const fault of BY_HOST) {
    const hint = find(`hint-${fault}`)
    hint.dataset.text = `fault.${fault}.hint.${kind}`
    hint.textContent = text(hint.dataset.text)
  }
}

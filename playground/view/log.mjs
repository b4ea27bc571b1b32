// A list of what happened, the newest on top. It keeps keys, not texts, so that it can change its language.

import { now } from '../lanes/record.mjs'
import { inSeconds, text } from '../texts/texts.mjs'
import { make } from './element.mjs'

const LONGEST = 200

export class Log {
  /** `say(key, values)` is the text of an entry. */
  constructor(list, say) {
    Object.assign(this, { list, say })
  }

  add(who, key, values) {
    const words = make('span')
    const item = make(
      'li',
      { dataset: { who, key } },
      make('time', { textContent: inSeconds(now()) }),
      make('b'),
      words,
    )
    item.write = () => {
      item.children[1].textContent = text(`who.${who}`)
      words.textContent = this.say(key, values)
    }
    item.write()
    this.list.prepend(item)
    while (this.list.children.length > LONGEST) this.list.lastChild.remove()
  }

  translate() {
    for (const item of this.list.children) item.write()
  }
}

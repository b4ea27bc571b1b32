// The timeline as a picture, and those in docs/images/, which `npm run demo -- --picture` makes.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { en } from '../../../playground/texts/en.mjs'
import { zh } from '../../../playground/texts/zh.mjs'
import { drawBlackHole, HASH, PICTURES } from '../../../scripts/demo/picture.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { openStage } from './stage.mjs'

let stage
let visit
let drawn
before(async () => {
  stage = await openStage()
  visit = await stage.visit({ hash: HASH })
  drawn = await drawBlackHole(visit, 0)
})
after(() => stage?.close())

/** Texts without figures, and colours. */
function partsOf(svg) {
  const all = (pattern) => new Set([...svg.matchAll(pattern)].map(([, found]) => found))
  const texts = [...all(/>([^<>\n]+)</g)].map((text) => text.replace(/[−\d.]+/g, ''))
  return { texts: new Set(texts), colours: all(/(?:fill|stroke)="([^"]+)"/g) }
}

const kept = (name) => readFileSync(at('docs/images', name), 'utf8')

describe('pictures of the timeline', () => {
  for (const [name, { language, scheme }] of Object.entries(PICTURES)) {
    const texts = language === 'zh' ? zh : en

    test(`${name} says what has happened`, () => {
      for (const key of ['fault.blackhole', 'fault.blackhole.hint', 'state.closing', 'mark.dead'])
        assert.ok(drawn[name].includes(`>${texts[key]}<`), key)
      const [front, behind] = texts['recovery.recovered'].split('{s}')
      assert.match(drawn[name], new RegExp(`>${front}\\d\\.\\d${behind}<`))
    })

    test(`${name} in docs/images/ is what the page draws today`, () => {
      const [old, now] = [partsOf(kept(name)), partsOf(drawn[name])]
      const renew = 'run: npm run demo -- --picture'
      assert.deepEqual(
        [...old.texts].filter((text) => !now.texts.has(text)),
        [],
        renew,
      )
      assert.deepEqual(
        [...old.colours].filter((colour) => !now.colours.has(colour)),
        [],
        renew,
      )
      assert.equal(scheme === 'dark', kept(name).includes('rgb(23, 31, 28)'))
    })

    test(`${name} is well-formed, and no words are cut or lie on others`, async () => {
      const page = await stage.page()
      await page.setContent(kept(name))
      const problems = await page.evaluate((svg) => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
        if (parsed.querySelector('parsererror')) return [parsed.documentElement.textContent]
        const frame = document.querySelector('svg').getBoundingClientRect()
        // Signs may come close to each other, as their events do.
        const words = [...document.querySelectorAll('text:not([font-size])')]
        const boxes = words.map((element) => [element.textContent, element.getBoundingClientRect()])
        const isOut = ([, box]) => box.left < frame.left || box.right > frame.right
        const isOn = (one, other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom - 2 &&
          other.top < one.bottom - 2
        const pairs = boxes.flatMap(([text, box], i) =>
          boxes
            .slice(i + 1)
            .filter(([, other]) => isOn(box, other))
            .map(([other]) => `${text} on ${other}`),
        )
        return [...boxes.filter(isOut).map(([text]) => `cut: ${text}`), ...pairs]
      }, kept(name))
      assert.deepEqual(problems, [])
    })
  }

  test('the page had no problems', () => assert.deepEqual(visit.problems, []))
})

// npm run demo: the packed package, on both engines and beside 1.x, over real sockets, while things go
// wrong. Exit code 0 only if all of ours recovered and nothing was lost or doubled.
// npm run demo -- --verbose: with all that happens.
// npm run demo -- --serve: the same as a page to try it.
// npm run demo -- --picture: renews docs/images/ with pictures of that page.

import { readArguments } from './demo/arguments.mjs'
import { prepareWithoutRust } from './demo/without-rust.mjs'
import { prepare } from './lib/prepare.mjs'
import { output } from './lib/rust.mjs'
import { fail } from './lib/step.mjs'

/** Imported only when it is shown: these need node_modules, which a fresh clone does not have before the set-up. */
const shows = {
  async faults(choices) {
    const { demo } = await import('./demo/run.mjs')
    process.exitCode = await demo(choices)
  },
  async page({ port }) {
    const { servePage } = await import('./demo/serve.mjs')
    await servePage(port)
  },
  async picture() {
    const { renewPictures } = await import('./demo/picture.mjs')
    await renewPictures()
  },
}

async function main(args) {
  const choices = readArguments(args)
  if (output('cargo', ['-V'])) await prepare()
  else await prepareWithoutRust()
  await shows[choices.shown](choices)
}

main(process.argv.slice(2)).catch(fail)

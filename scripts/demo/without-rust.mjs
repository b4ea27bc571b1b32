// Without Rust the package can't be built: the demo takes the one in pkg/, or else the published one.

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packedDir } from '../lib/packed.mjs'
import { at, Failure, run, step } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { installNodePackages } from '../setup/node-packages.mjs'

const NAME = 'websocket-heartbeat-miniprogram'

export async function prepareWithoutRust() {
  const isBuilt = existsSync(at('pkg/package.json'))
  const taken = isBuilt ? 'the one in pkg/' : `version ${version} from npm`
  console.log(`There is no Rust (cargo) to build the package, so the demo takes ${taken}.`)
  await step('set-up: Node packages', installNodePackages)
  if (!isBuilt) await step(`${version} from npm`, () => fetchPublished(version, at('pkg')))
  await step('npm pack, and its installation', () => void packedDir())
}

/** Puts the files of a published version into `folder`, which does not exist yet. */
export async function fetchPublished(wanted, folder) {
  mkdirSync(at('target'), { recursive: true })
  const home = mkdtempSync(at('target/published-'))
  try {
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
    await run('npm', ['install', `${NAME}@${wanted}`, '--no-save'], { cwd: home })
    renameSync(join(home, 'node_modules', NAME), folder)
  } catch (error) {
    throw new Failure(
      `npm does not give ${NAME}@${wanted} either: ${reason(error)}
  docs/images/ shows what the demo shows. To see it live, install Rust.`,
      'curl -sSf https://sh.rustup.rs | sh',
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** npm says in its second line what is wrong. */
const reason = ({ message }) => message.match(/npm error (?!code)(?:\w+ )?(.+)/)?.[1] ?? message

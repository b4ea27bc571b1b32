// The toolchains of tests/e2e/toolchains: too big for devDependencies. `tests/e2e/toolchains/NAME/` pins one, by its lock;
// it is installed once into `target/real/NAME/`, next to a copy of the app that is built with it.

import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { packedDir } from '../lib/packed.mjs'
import { at, Failure, run, write } from '../lib/step.mjs'

/** Where the toolchain of that name lies. */
export const homeOf = (name) => at('target/real', name)

/** Installs it where it is not there yet. */
export async function installToolchain(name) {
  const [source, home] = [at('tests/e2e/toolchains', name), homeOf(name)]
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8')
  if (lock.includes('"resolved"')) {
    const again = 'npm install --package-lock-only --omit-lockfile-registry-resolved'
    throw new Failure(
      `the lock of ${name} contains addresses`,
      `(cd tests/e2e/toolchains/${name} && ${again})`,
    )
  }
  const wanted = createHash('sha256').update(lock).digest('hex')
  // In node_modules itself, so that it goes when they go.
  const stamp = join(home, 'node_modules/.set-up')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'there'
  mkdirSync(home, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(join(source, file))) copyFileSync(join(source, file), join(home, file))
  }
  await npmInstall(name, home)
  write(stamp, wanted)
  return 'installed'
}

/**
 * Not `npm ci`: it refuses a lock that lacks a binary for another system. The lock's versions and hashes
 * hold all the same.
 */
async function npmInstall(name, cwd) {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier']
  try {
    await run('npm', args, { cwd })
  } catch (error) {
    console.log(`${error.message}\n  … ${name}: once more, a registry may stumble`)
    await run('npm', args, { cwd }).catch((again) => {
      const fix = `rm -rf target/real/${name} && npm run test:real -- ${name}`
      throw new Failure(`the toolchain of ${name} can't be installed: ${again.message}`, fix)
    })
  }
}

/**
 * Runs a tool as `run` does, but in a folder below target/: packers leave files where they run. That is `cwd`, or
 * a folder beside the toolchain for tools that may run anywhere.
 */
export function runTool(
  toolchain,
  command,
  args,
  { cwd = join(homeOf(toolchain), 'work'), env } = {},
) {
  if (/^\.\.|^$/.test(relative(at('target'), cwd))) {
    throw new Failure(`${command} would run in ${cwd}, which is not below target/`)
  }
  mkdirSync(cwd, { recursive: true })
  return run(command, args, { cwd, env })
}

/** Copies `folder` of tests/e2e/toolchains/NAME to the toolchain, anew; returns its new path. */
export function copyApp(name, folder) {
  const app = join(homeOf(name), folder)
  rmSync(app, { recursive: true, force: true })
  cpSync(at('tests/e2e/toolchains', name, folder), app, { recursive: true })
  return app
}

/** Puts the packed package into `folder`/node_modules, as files: packers may not follow links. */
export function addPackage(folder) {
  const target = join(folder, 'node_modules', basename(packedDir()))
  cpSync(packedDir(), target, { recursive: true, force: true })
  return target
}

/** Puts the part that all apps share into `folder`. */
export const addConnect = (folder) =>
  copyFileSync(at('tests/e2e/toolchains/connect.js'), join(folder, 'connect.js'))

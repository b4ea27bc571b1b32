// The next version, and the two files that hold it.

import semver from 'semver'
import { Failure } from '../lib/step.mjs'

const BUMPS = ['major', 'minor', 'patch']

/**
 * The version to release. `wanted` is `major`, `minor`, `patch`, a version, or undefined for the one in Cargo.toml,
 * which is `current`.
 */
export function nextVersion(wanted, current, isReleased) {
  const allowed = `major, minor, patch, or a version above ${current}`
  if (wanted === undefined) {
    if (!isReleased) return current
    throw new Failure(`${current} is released already; name the next version: ${allowed}`)
  }
  if (BUMPS.includes(wanted)) return semver.inc(current, wanted)
  // `valid` also takes what it has to clean first, such as "v1.2.3".
  if (semver.valid(wanted) !== wanted) {
    throw new Failure(`"${wanted}" is no version; allowed are: ${allowed}`)
  }
  if (semver.gt(wanted, current) || (wanted === current && !isReleased)) return wanted
  const why = wanted === current ? 'is released already' : `is below ${current}`
  throw new Failure(`${wanted} ${why}; allowed are: ${allowed}`)
}

function replaceVersion(text, pattern, version, file) {
  if (!pattern.test(text)) throw new Failure(`${file}: there is no version of the package`)
  return text.replace(pattern, (_, before) => `${before}"${version}"`)
}

/** Cargo.toml with that version: the first in it is the package's. */
export const inCargoToml = (text, version) =>
  replaceVersion(text, /^(version = )".+"$/m, version, 'Cargo.toml')

/** Cargo.lock with that version of the package `name`. */
export const inCargoLock = (text, version, name) =>
  replaceVersion(
    text,
    new RegExp(`^(name = "${name}"\\nversion = )".+"$`, 'm'),
    version,
    'Cargo.lock',
  )

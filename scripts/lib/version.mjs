// The version of the package, which is written only in Cargo.toml.

import { readFileSync } from 'node:fs'
import { at } from './step.mjs'

export const version = readFileSync(at('Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)[1]

// Where the tests are played: hosts of each family, both kinds of realms and both engines.

import { hasOneSocket } from '../../../support/hosts/quirks.mjs'

/** How many subtests have to pass, without those of idlharness. In a bare realm, 16 use classes that are not there. */
const leastOn = (host, realm) => (hasOneSocket(host) ? 430 : realm === 'web' ? 480 : 465)

const stage = (host, realm, engine) => ({ host, realm, engine, least: leastOn(host, realm) })

const all = [
  stage('wx', 'web', 'wasm'),
  stage('wx', 'web', 'js'),
  stage('wx', 'bare', 'wasm'),
  stage('wx', 'bare', 'js'),
  stage('my@single', 'web', 'wasm'),
  stage('dd', 'web', 'js'),
  stage('swan', 'web', 'wasm'),
  stage('tt', 'web', 'js'),
  stage('taro4@weapp', 'web', 'wasm'),
]

/** By a name that says all. */
export const stages = Object.fromEntries(
  all.map((one) => [`${one.host}, ${one.realm}, ${one.engine}`, one]),
)

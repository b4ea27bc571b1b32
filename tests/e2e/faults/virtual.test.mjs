// The faults on every host in virtual time, as far as they can be simulated.

import { presets } from '../../support/hosts/quirks.mjs'
import { matrix } from '../../support/matrix/matrix.mjs'
import { faults } from './faults.mjs'
import { virtualStage } from './virtual-stage.mjs'

matrix({
  title: 'Faults on every host, in virtual time',
  hosts: Object.keys(presets),
  plays: faults.filter(({ hasTwin }) => hasTwin),
  stage: virtualStage,
})

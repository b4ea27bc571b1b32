// Their twins on every host, as far as virtual time can tell them.

import { presets } from '../hosts/quirks.mjs'
import { faults } from './faults.mjs'
import { tableOfFaults } from './table-of-faults.mjs'
import { virtualStage } from './virtual-stage.mjs'

tableOfFaults({
  title: 'Faults on every host, in virtual time',
  hosts: Object.keys(presets),
  faults: faults.filter(({ hasTwin }) => hasTwin),
  stage: virtualStage,
})

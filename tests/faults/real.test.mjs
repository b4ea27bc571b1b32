// Every fault on real sockets.

import { faults } from './faults.mjs'
import { cannot, hosts, realStage } from './real-stage.mjs'
import { tableOfFaults } from './table-of-faults.mjs'

tableOfFaults({
  title: 'Faults on real TCP connections',
  hosts,
  faults,
  stage: realStage,
  cannot,
  // They wait most of their time.
  concurrency: 32,
})

// Every fault on real sockets.

import { matrix } from '../../support/matrix/matrix.mjs'
import { faults } from './faults.mjs'
import { cannot, hosts, realStage } from './real-stage.mjs'

matrix({
  title: 'Faults on real TCP connections',
  hosts,
  plays: faults,
  stage: realStage,
  cannot,
  // They wait most of their time.
  concurrency: 32,
})

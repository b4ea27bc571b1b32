// All steps in their order. `run(context)` resolves to what was seen, or rejects with a failure. If one of those
// that are `isVital` fails, the rest makes no sense. The names are in texts.js.

import { background, network } from './asked-steps'
import { bytes, open, ownClose, refused, reset, serverClose, slots, text } from './host-steps'
import { blackHole, dropped, engine, heartbeat } from './task-steps'

export const steps = [
  { id: 'open', run: open, isVital: true },
  { id: 'text', run: text },
  { id: 'bytes', run: bytes },
  { id: 'server-close', run: serverClose },
  { id: 'reset', run: reset },
  { id: 'own-close', run: ownClose },
  { id: 'refused', run: refused },
  { id: 'slots', run: slots },
  { id: 'engine', run: engine },
  { id: 'heartbeat', run: heartbeat },
  { id: 'dropped', run: dropped },
  { id: 'black-hole', run: blackHole },
  { id: 'network', run: network },
  { id: 'background', run: background },
]

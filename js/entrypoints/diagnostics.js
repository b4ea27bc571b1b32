// `…/diagnostics`: a file of its own, which those who do not import it do not pay for.
import { Diagnostics } from '../diagnostics/diagnostics.js'

Diagnostics.default = Diagnostics
Object.defineProperty(Diagnostics, '__esModule', { value: true })

export { Diagnostics as default }

// `…/diagnostics`: a file of its own, so that apps which do not import it do not ship it.
import { Diagnostics } from '../diagnostics/diagnostics.js'

const api = /** @type {typeof Diagnostics & { default?: unknown }} */ (Diagnostics)
api.default = api
Object.defineProperty(api, '__esModule', { value: true })

export { api as default }

// The options as types. The table of src/core/options.rs and the published types must have the same names.

import type { OPTIONS } from '#build/protocol.js'
import type { LiveOptions } from '../../pkg-template/index'

/** The name of an option. */
export type OptionName = (typeof OPTIONS)[number][0]

/** Refuses an option of the table that the published types lack. */
type Known<Name extends keyof LiveOptions> = Pick<LiveOptions, Name>

/** Refuses a table that lacks an option of the published types. */
type Complete<Values extends LiveOptions> = Values

/** The values of all options. */
export type OptionValues = Complete<Known<OptionName>>

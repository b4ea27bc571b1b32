//! Enums whose variants are passed to JS as numbers. Each is declared once, and the build prints its names for
//! JS, in the order of their numbers.

/// Declares such an enum. A variant's text is its public name, which is never renamed.
macro_rules! numbered {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident {
            $( $(#[$doc:meta])* $Variant:ident = $name:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Enum {
            $( $(#[$doc])* $Variant, )+
        }

        impl $Enum {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$( Self::$Variant, )+];

            /// The public name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$Variant => $name, )+
                }
            }

            /// The number by which it is passed to or from JS.
            #[must_use]
            pub const fn number(self) -> u32 {
                self as u32
            }

            /// What a number stands for.
            #[must_use]
            pub fn from_number(number: u32) -> Option<Self> {
                Self::ALL.get(number as usize).copied()
            }
        }
    };
}

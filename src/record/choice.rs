//! Choices among words, as flags and files have them.

/// A choice among words: the enum, its words for flags and files, and their parser.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $word:literal ),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $( $(#[$vdoc])* #[serde(rename = $word)] $variant ),+ }
        impl $name {
            /// All choices.
            pub const ALL: &[Self] = &[ $( Self::$variant ),+ ];
            /// The word in flags and files.
            #[must_use]
            pub const fn word(self) -> &'static str { match self { $( Self::$variant => $word ),+ } }
            /// Reads a word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word().eq_ignore_ascii_case(text.trim()))
            }
        }
    };
}

pub(super) use choice;

//! Words of closed lists as programs read them.

/// Declares the frozen form of a closed list: an enum of its own, so that nothing that is renamed below changes what is
/// printed, and so that the published schema lists the words. A row is the word, its name here, and what it stands for;
/// what a list has gained and a row lacks does not compile.
macro_rules! frozen {
    ($(#[$doc:meta])* $name:ident of $list:ty {
        $( $(#[$row:meta])* $word:literal $variant:ident = $is:pat ),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
        pub enum $name { $( $(#[$row])* #[serde(rename = $word)] $variant ),+ }

        impl From<$list> for $name {
            fn from(value: $list) -> Self {
                match value { $( $is => Self::$variant ),+ }
            }
        }
    };
}

pub(super) use frozen;

//! The stages of a promotion to production. They may lie weeks apart: what others must do is ordered in the first, and what
//! cannot be taken back comes in the last.

use crate::text::Phrase;

/// A stage of a promotion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Everything is ordered, and nothing is created in Altinn.
    Prepared,
    /// The client gets its tokens, and those who must know have been told.
    Ready,
    /// The service is published, and nothing is sent.
    Published,
    /// It is in use.
    Live,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Prepared, Self::Ready, Self::Published, Self::Live];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Prepared => words::PREPARED,
            Self::Ready => words::READY,
            Self::Published => words::PUBLISHED,
            Self::Live => words::LIVE,
        }
    }

    /// What is reached when all of it holds.
    #[must_use]
    pub const fn meaning(self) -> Phrase {
        match self {
            Self::Prepared => words::PREPARED_MEANS,
            Self::Ready => words::READY_MEANS,
            Self::Published => words::PUBLISHED_MEANS,
            Self::Live => words::LIVE_MEANS,
        }
    }
}

/// What the stages are called, and what they mean.
mod words {
    use crate::text::phrases;

    phrases! {
        PREPARED { nb: "Forberedt", en: "Prepared" }
        PREPARED_MEANS { nb: "alt er bestilt og ordnet; ingenting er opprettet i Altinn", en: "everything is ordered and arranged; nothing has been created in Altinn" }
        READY { nb: "Klar", en: "Ready" }
        READY_MEANS { nb: "klienten får token, og de som må vite om det, har fått beskjed", en: "the client gets its tokens, and those who must know have been told" }
        PUBLISHED { nb: "Publisert", en: "Published" }
        PUBLISHED_MEANS { nb: "tjenesten er synlig i Altinn; ingenting er sendt", en: "the service is visible in Altinn; nothing has been sent" }
        LIVE { nb: "I drift", en: "Live" }
        LIVE_MEANS { nb: "den første meldingen eller filen har kommet fram", en: "the first message or file has arrived" }
    }
}

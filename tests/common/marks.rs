//! Named marks in the place of what differs from run to run: homes, ports, ids, times, fingerprints, the version.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Home;

/// Which marks are put.
#[derive(Clone, Default)]
pub struct Marks {
    keeps_days: bool,
}

/// The marks for what a program says in one home.
pub struct Marking {
    root: String,
    keeps_days: bool,
}

impl Marks {
    /// The same, with days left as they are.
    pub fn with_days(self) -> Self {
        Self { keeps_days: true }
    }

    /// With the folder of a home.
    pub fn of(&self, home: &Home) -> Marking {
        Marking { root: home.root().display().to_string(), keeps_days: self.keeps_days }
    }
}

/// Pattern and mark; `$1` and so on are kept.
static PASSING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "[UUID]"),
        (r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "[TIME]"),
        (r"(127\.0\.0\.1|localhost):[0-9]{4,5}\b", "$1:[PORT]"),
        (r"\b(main|correspondence)-[0-9a-f]{8}\b", "$1-[TAIL]"),
        (r"\([0-9a-f]{8}\)", "([TAIL])"),
        (r"\b[0-9A-Za-z_-]{300,}\b", "[LONG]"),
        (r"\b((?:Dager|Days)\s+(?:ventet|waited|igjen|left)):(\s+)-?[0-9]+", "$1:$2[DAYS]"),
        // A number as its mark: the document stays one.
        (r#"("daysLeft":)-?[0-9]+"#, "${1}365"),
        (r"\b(altinn-onboard) [0-9]+\.[0-9]+\.[0-9]+\b", "$1 [VERSION]"),
        (r#"("(?:tool|version|semanticVersion)": ?)"[0-9]+\.[0-9]+\.[0-9]+""#, "$1\"[VERSION]\""),
    ]
    .map(|(pattern, mark)| (Regex::new(pattern).unwrap(), mark))
    .to_vec()
});

/// Days from the year on in which the program was made: older ones are history that the program tells.
static DAYS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let months = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember\
                  |January|February|March|April|May|June|July|August|September|October|November|December";
    let clock = r"(?:\s+kl\.\s+[0-9]{2}\.[0-9]{2}|\s+at\s+[0-9]{2}:[0-9]{2})?";
    [
        r"\b20(?:2[6-9]|[3-9][0-9])-[0-9]{2}-[0-9]{2}\b".to_owned(),
        r"\b[0-9]{2}\.[0-9]{2}\.20(?:2[6-9]|[3-9][0-9])\b".to_owned(),
        format!(r"\b[0-9]{{1,2}}\.?\s+(?:{months})\s+20(?:2[6-9]|[3-9][0-9])\b{clock}"),
    ]
    .map(|pattern| Regex::new(&pattern).unwrap())
});

/// What may be the fingerprint of a key (RFC 7638), 43 signs of base64url.
static FINGERPRINT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9A-Za-z_-]{43,}").unwrap());

impl Marking {
    /// The text with marks.
    pub fn mark(&self, text: &str) -> String {
        let text = text.replace(&self.root, "[HOME]");
        let text = PASSING.iter().fold(text, |text, (pattern, mark)| pattern.replace_all(&text, *mark).into_owned());
        let text = FINGERPRINT.replace_all(&text, |found: &Captures| {
            let word = &found[0];
            // One key in a thousand has no digit in its thumbprint.
            let is_mixed = word.contains(char::is_uppercase) && word.contains(char::is_lowercase);
            if word.len() == 43 && is_mixed { "[KID]".to_owned() } else { word.to_owned() }
        });
        if self.keeps_days {
            return text.into_owned();
        }
        DAYS.iter().fold(text.into_owned(), |text, pattern| pattern.replace_all(&text, "[DATE]").into_owned())
    }
}

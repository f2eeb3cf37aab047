//! The order package: every letter that can be known now, by receiver, and those that lack something.

use super::Rendered;
use crate::report::screen::{Screen, Tone};
use crate::text::{Message, Phrase, letters as text};

/// A letter of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageEntry {
    /// The letter, ready to be sent.
    pub letter: Rendered,
    /// The titles of the steps that wait for it, or their ids.
    pub blocks: Vec<String>,
}

/// Letters to the same receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageGroup {
    /// Who they are for, as people call them.
    pub who: Phrase,
    /// The mailbox.
    pub to: Option<String>,
    /// The letters.
    pub entries: Vec<PackageEntry>,
}

/// Something that a letter lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The fact or detail that nobody has told.
    pub what: Phrase,
    /// How it is given.
    pub flag: String,
}

/// A letter that lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Its key in the state: `L1`, or `L1-2` for the second of the kind.
    pub key: String,
    /// What it is called.
    pub title: Phrase,
    /// What it lacks.
    pub missing: Vec<Missing>,
}

/// A letter that has been sent and says all that is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its key in the state: `L1`, or `L1-2` for the second of the kind.
    pub key: String,
    /// What it is called.
    pub title: Phrase,
    /// When, as people write it.
    pub date: String,
    /// The receiver's case number.
    pub case: Option<String>,
}

/// The order package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterPackage {
    /// Environments, joined.
    pub environments: String,
    /// What can be sent, by receiver.
    pub groups: Vec<PackageGroup>,
    /// What lacks something.
    pub held_back: Vec<HeldBack>,
    /// What was sent before.
    pub sent: Vec<Sent>,
    /// Made in a rehearsal.
    pub practice: bool,
}

impl LetterPackage {}

/// How much of the package is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageDetail {
    /// A line for each letter: for who goes on with something else.
    Short,
    /// With why, how long it usually takes and what it holds up.
    Full,
}

/// The package on a screen; `folder` is where the letters are saved.
#[must_use]
pub fn render(package: &LetterPackage, folder: Option<&str>, detail: PackageDetail, screen: Screen) -> String {
    let language = screen.language;
    let mut out = String::new();
    if package.practice {
        out.push_str(&screen.heading(text::PRACTICE.raw(language)));
    }
    let title = if package.practice { words::PACKAGE_PRACTICE } else { words::PACKAGE };
    out.push_str(&screen.heading(title.raw(language)));
    if package.groups.is_empty() && package.held_back.is_empty() {
        out.push_str(&screen.indented(0, text::PACKAGE_EMPTY.raw(language)));
    } else {
        let why = words::PACKAGE_WHY.with("environments", package.environments.as_str());
        out.push_str(&screen.indented(0, &why.render(language)));
    }
    for group in &package.groups {
        out.push_str(&match detail {
            PackageDetail::Short => short(group, screen),
            PackageDetail::Full => full(group, screen),
        });
    }
    if let Some(folder) = folder.filter(|_| !package.groups.is_empty()) {
        out.push('\n');
        let saved = match detail {
            PackageDetail::Short => words::SAVED_SHORT,
            PackageDetail::Full => words::SAVED,
        };
        out.push_str(&screen.indented(0, &saved.with("folder", folder).render(language)));
    }
    if !package.held_back.is_empty() {
        out.push('\n');
        out.push_str(&screen.heading(&format!("{}:", words::HELD_BACK.raw(language))));
        out.push_str(&held_back(&package.held_back, screen));
    }
    if !package.sent.is_empty() {
        out.push('\n');
        out.push_str(&screen.heading(&format!("{}:", words::ALREADY_SENT.raw(language))));
        for sent in &package.sent {
            let said = match &sent.case {
                Some(case) => words::ENTRY_SENT_CASE.with("case", case.as_str()),
                None => words::ENTRY_SENT.into(),
            };
            let said = said.with("title", sent.title).with("date", sent.date.as_str());
            out.push_str(&screen.marked(2, Tone::Good, &format!("{}:", sent.key), &said.render(language)));
        }
    }
    out
}

fn short(group: &PackageGroup, screen: Screen) -> String {
    let line = |entry: &PackageEntry| {
        let letter = &entry.letter;
        let known = letter.kind.entry();
        let said = words::ENTRY_SHORT.with("title", known.title).with("who", group.who).with("usually", known.usually);
        screen.marked(2, Tone::Strong, &format!("{}:", letter.key), &said.render(screen.language))
    };
    group.entries.iter().map(line).collect()
}

fn full(group: &PackageGroup, screen: Screen) -> String {
    let to = match &group.to {
        Some(address) => words::RECEIVER.with("who", group.who).with("address", address.as_str()),
        None => words::RECEIVER_PLAIN.with("who", group.who),
    };
    let mut out = format!("\n{}", screen.heading(&to.render(screen.language)));
    for PackageEntry { letter, blocks } in &group.entries {
        let entry = letter.kind.entry();
        let said = words::ENTRY
            .with("title", entry.title)
            .with("why", entry.why)
            .with("usually", entry.usually)
            .with("blocks", blocks.join(", "));
        out.push_str(&screen.marked(2, Tone::Strong, &format!("{}:", letter.key), &said.render(screen.language)));
        out.push_str(&screen.indented(4, &letter.file_name()));
    }
    out
}

/// What every letter lacks is said once; it is mostly the contact person.
fn held_back(held: &[HeldBack], screen: Screen) -> String {
    let language = screen.language;
    let common: Vec<&Missing> = match held {
        [first, others @ ..] if !others.is_empty() => {
            first.missing.iter().filter(|missing| others.iter().all(|held| held.missing.contains(missing))).collect()
        }
        _ => Vec::new(),
    };
    let line = |missing: &Missing| {
        let flag = &missing.flag;
        let how = if flag.starts_with("--") { flag.clone() } else { format!("altinn-onboard {flag}") };
        let said: Message = words::MISSING.with("what", missing.what).with("flag", how);
        screen.hanging(4, &format!("- {}", said.render(language)))
    };
    let mut out = String::new();
    if !common.is_empty() {
        out.push_str(&screen.indented(2, &format!("{}:", words::HELD_BACK_ALL.raw(language))));
        common.iter().for_each(|missing| out.push_str(&line(missing)));
    }
    for held in held {
        out.push_str(&screen.marked(2, Tone::Calm, &format!("{}:", held.key), held.title.raw(language)));
        held.missing
            .iter()
            .filter(|missing| !common.contains(missing))
            .for_each(|missing| out.push_str(&line(missing)));
    }
    out
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PACKAGE { nb: "Bestillingspakke: send dette i dag", en: "Order package: send this today" }
        PACKAGE_PRACTICE { nb: "Bestillingspakke: dette ville vært sendt i dag", en: "Order package: this would be sent today" }
        PACKAGE_WHY { nb: "Alt som andre må gjøre, for {environments}. Dette tar lengst tid, så bestill det først.", en: "Everything that others must do, for {environments}. It takes longest, so it is ordered first." }
        ENTRY { nb: "{title}. {why} Tar vanligvis {usually}. Trengs til: {blocks}.", en: "{title}. {why} Usually takes {usually}. Holds up: {blocks}." }
        ENTRY_SHORT { nb: "{title}, til {who}. Tar vanligvis {usually}.", en: "{title}, to {who}. Usually takes {usually}." }
        SAVED { nb: "Brevene ligger i {folder}", en: "The letters are in {folder}" }
        SAVED_SHORT { nb: "Brevene ligger i {folder}\nHvorfor de trengs, og hvilke steg som venter på dem: altinn-onboard letter package", en: "The letters are in {folder}\nWhy they are needed and what they hold up: altinn-onboard letter package" }
        ENTRY_SENT { nb: "{title}: sendt {date}", en: "{title}: sent {date}" }
        ENTRY_SENT_CASE { nb: "{title}: sendt {date}, saksnummer {case}", en: "{title}: sent {date}, case number {case}" }
        ALREADY_SENT { nb: "Sendt tidligere", en: "Sent before" }
        HELD_BACK { nb: "Kan først sendes når dere har oppgitt", en: "Held back until you give" }
        HELD_BACK_ALL { nb: "Alle brevene nedenfor trenger", en: "All letters below need" }
        MISSING { nb: "{what} ({flag})", en: "{what} ({flag})" }
        RECEIVER { nb: "Til {who} ({address})", en: "To {who} ({address})" }
        RECEIVER_PLAIN { nb: "Til {who}", en: "To {who}" }
    }
}

//! Who is asked about letters: asked once, in a terminal, and kept in the user's own profile, never in the state.

use crate::catalog::letter_contacts::{CONTACT_DETAILS, ContactDetail};
use crate::catalog::letter_details::{DETAILS, LetterDetail};
use crate::engine::run::Run;
use crate::engine::session::{EngineFault, Session};
use crate::report::letter::package::Missing;
use crate::steps::reading::guard;
use crate::text::Message;
use crate::world::profile::Profile;

impl<P> Session<'_, P> {
    /// Asks who is asked about letters, where the profile does not say it yet. Whoever leaves a question is asked no more in
    /// the run.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn ask_contact(&mut self, run: &mut Run) -> Result<(), EngineFault> {
        let profile = &self.letter_context.profile;
        let known =
            |detail: &ContactDetail| profile.contact_detail(detail.id).is_some_and(|told| !told.trim().is_empty());
        let open: Vec<ContactDetail> = CONTACT_DETAILS.iter().copied().filter(|detail| !known(detail)).collect();
        let asks = !self.answers.yes && self.prompter.interactive() && !self.environment.simulated;
        // A deputy alone is no reason to ask.
        if open.iter().all(|detail| detail.is_of_deputy()) || !asks || !run.first_contact() {
            return Ok(());
        }
        for detail in open {
            let help = if detail.is_of_deputy() { words::DEPUTY_HELP } else { words::KEPT };
            if !self.fill(&detail.flag(), detail.question.into(), help.into())? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Asks for what a letter lacks, as far as it belongs in the profile; answers whether anything was told.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn ask_for_letter(&mut self, missing: &[Missing]) -> Result<bool, EngineFault> {
        let mut told = false;
        for lacking in missing {
            let asked = ContactDetail::by_flag(&lacking.flag);
            let question =
                asked.map_or_else(|| words::DETAIL.with("what", lacking.what), |asked| asked.question.into());
            let detail = detail(&lacking.flag);
            if asked.is_none() && detail.is_none() {
                continue;
            }
            let help = if detail.is_some_and(|detail| !detail.lasts) { words::ONCE } else { words::KEPT };
            if !self.fill(&lacking.flag, question, help.into())? {
                break;
            }
            told = true;
        }
        Ok(told)
    }

    /// Has one field of the profile written and keeps it; answers whether anything was told.
    pub(in crate::engine) fn fill(
        &mut self,
        flag: &str,
        question: Message,
        help: Message,
    ) -> Result<bool, EngineFault> {
        loop {
            let line = self.asking(|prompter, language| prompter.line(&question, &help, language))?;
            let Some(line) = line.filter(|line| !line.trim().is_empty()) else { return Ok(false) };
            if let Err(refused) = guard::confidential(flag, &line) {
                self.show(&refused);
            } else if ContactDetail::by_flag(flag).is_some_and(ContactDetail::is_email) && !is_address(line.trim()) {
                self.say(&words::NO_ADDRESS.into());
            } else {
                write(&mut self.letter_context.profile, flag, line.trim());
                if detail(flag).is_none_or(|detail| detail.lasts) {
                    self.keep(flag, line.trim());
                }
                return Ok(true);
            }
        }
    }

    /// Keeps one field in the profile as it is now: another terminal may have written others. Where that fails it still
    /// holds for this run.
    fn keep(&mut self, flag: &str, line: &str) {
        let Some((path, files)) = self.letter_context.profile_file.clone() else { return };
        let kept = Profile::load(&path, &files).and_then(|mut profile| {
            write(&mut profile, flag, line);
            profile.save(&path, &files)
        });
        if let Err(fault) = kept {
            self.show(&fault.finding());
        }
    }
}

/// Writes the field of a flag.
fn write(profile: &mut Profile, flag: &str, line: &str) {
    if let Some(field) = field(profile, flag) {
        line.clone_into(field);
    }
}

/// The detail of a flag.
fn detail(flag: &str) -> Option<&'static LetterDetail> {
    DETAILS.iter().find(|detail| detail.flag() == flag)
}

/// The field of a flag.
fn field<'p>(profile: &'p mut Profile, flag: &str) -> Option<&'p mut String> {
    if let Some(detail) = detail(flag) {
        return Some(profile.details.entry(detail.id.to_owned()).or_default());
    }
    profile.contact_detail_mut(ContactDetail::by_flag(flag)?.id)
}

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        DETAIL { nb: "Brevet mangler en opplysning: {what}", en: "The letter lacks a detail: {what}" }
        KEPT { nb: "Det står i brevene. Svaret lagres i din egen profil, aldri i tilstandsfilen, og du blir ikke spurt igjen.", en: "It appears in the letters. The answer is kept in your own profile, never in the state file, and you are not asked again." }
        ONCE { nb: "Opplysningen gjelder dette brevet, og lagres ikke.", en: "The detail is about this letter, and is not kept." }
        DEPUTY_HELP { nb: "Brevene kan sendes uten stedfortreder.", en: "The letters can be sent without a deputy." }
        NO_ADDRESS { nb: "Dette er ikke en e-postadresse. Prøv igjen.", en: "This is not an e-mail address. Try again." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments;
    use crate::domain::Environment;
    use crate::engine::testing::{Fake, session_in};
    use crate::world::files::Files;
    use crate::world::prompt::Script;

    fn real() -> Environment {
        Environment { simulated: false, ..environments::resting_sandbox().unwrap() }
    }

    fn nothing() -> Fake {
        Fake::new(|_, _| Ok(crate::engine::Outcome::default()))
    }

    #[test]
    fn the_contact_is_asked_once_and_kept_in_the_profile_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("profile.toml");
        let script = Script::new().answer("line", "Kari Åsen").answer("line", "kari").answer("line", "kari@ttd.no");
        let script = script.answer("line", "22 00 00 00").answer("line", "systemeier");
        let (mut session, shown) = session_in(real(), nothing(), script);
        session.letter_context.profile_file = Some((path.clone(), Files::real()));
        session.ask_contact(&mut Run::default()).unwrap();
        let kept = Profile::load(&path, &Files::real()).unwrap();
        assert_eq!((kept.contact.name.as_str(), kept.contact.email.as_str()), ("Kari Åsen", "kari@ttd.no"));
        assert!(kept.deputy.name.is_empty(), "the deputy may be left out");
        assert!(shown.talk().contains(words::NO_ADDRESS.en()), "{}", shown.talk());
        assert!(!session.ledger.state().write("test").unwrap().contains("Kari"));
        let (mut again, _) = session_in(real(), nothing(), Script::new().answer("line", "x"));
        again.letter_context.profile = kept.clone();
        again.ask_contact(&mut Run::default()).unwrap();
        assert_eq!(again.letter_context.profile.contact, kept.contact);
    }

    /// Two services of one run order their letters one after the other.
    #[test]
    fn whoever_leaves_a_question_of_the_contact_is_asked_no_more_in_the_run() {
        let script = Script::new().put_off("line").answer("line", "Kari Åsen");
        let (mut session, _) = session_in(real(), nothing(), script);
        let mut run = Run::default();
        session.ask_contact(&mut run).unwrap();
        session.ask_contact(&mut run).unwrap();
        assert!(session.letter_context.profile.contact.name.is_empty());
    }

    #[test]
    fn what_another_terminal_wrote_in_the_profile_stays() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("profile.toml");
        let (mut session, _) = session_in(real(), nothing(), Script::new().answer("line", "Kari Åsen"));
        session.letter_context.profile_file = Some((path.clone(), Files::real()));
        // Given for this run alone: it is kept nowhere.
        session.letter_context.profile.contact.role = "systemeier".into();
        let mut theirs = Profile::default();
        theirs.deputy.name = "Ola Nordmann".into();
        theirs.save(&path, &Files::real()).unwrap();
        session.ask_contact(&mut Run::default()).unwrap();
        let kept = Profile::load(&path, &Files::real()).unwrap();
        assert_eq!((kept.contact.name.as_str(), kept.deputy.name.as_str()), ("Kari Åsen", "Ola Nordmann"));
        assert_eq!(kept.contact.role, "");
    }

    /// The next letter would go out with what was true of the last.
    #[test]
    fn what_is_true_of_one_letter_is_kept_for_no_other_and_a_secret_for_none() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("profile.toml");
        let secret = format!("eyJ{}", "aB3".repeat(40));
        let script = Script::new().answer("line", "4bf92f3577b34da6").answer("line", &secret).answer("line", "drift");
        let (mut session, shown) = session_in(real(), nothing(), script);
        session.letter_context.profile_file = Some((path.clone(), Files::real()));
        let lacking = |id: &str| Missing { what: words::DETAIL, flag: LetterDetail::by_id(id).unwrap().flag() };
        assert!(session.ask_for_letter(&[lacking("trace-id"), lacking("system")]).unwrap());
        assert_eq!(session.letter_context.profile.details["trace-id"], "4bf92f3577b34da6");
        let kept = Profile::load(&path, &Files::real()).unwrap().details;
        assert_eq!(kept.into_iter().collect::<Vec<_>>(), [("system".to_owned(), "drift".to_owned())]);
        assert!(shown.talk().contains("SECRET-IN-ANSWER") && !shown.talk().contains(&secret), "{}", shown.talk());
    }

    #[test]
    fn a_letter_asks_for_what_it_lacks() {
        let (mut session, _) = session_in(real(), nothing(), Script::new().answer("line", "Ola Nordmann"));
        let lacking = |flag: &str| Missing { what: words::DETAIL, flag: flag.to_owned() };
        assert!(!session.ask_for_letter(&[lacking("--org-number")]).unwrap(), "that is an answer of the journey");
        let detail = DETAILS[0];
        assert!(session.ask_for_letter(&[lacking(&detail.flag())]).unwrap());
        assert_eq!(session.letter_context.profile.details[detail.id], "Ola Nordmann");
    }
}
